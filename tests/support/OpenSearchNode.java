import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node in the foreground: {@code java OpenSearchNode FOLDER SETTING=VALUE...}. */
public final class OpenSearchNode {
    public static void main(String[] args) throws Exception {
        OpenSearchRunner runner = new OpenSearchRunner();
        OpenSearchRunner.Configs configs = OpenSearchRunner.newConfigs().basePath(args[0]).numOfNode(1);
        for (int i = 1; i < args.length; ++i) {
            if (args[i].startsWith("cluster.name="))
                configs.clusterName(args[i].substring("cluster.name=".length()));
        }
        // Without ports and seeds of its own it would join any node that it finds on loopback.
        runner.onBuild((number, settings) -> {
            settings.put("network.host", "127.0.0.1");
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
            for (int i = 1; i < args.length; ++i) {
                String[] pair = args[i].split("=", 2);
                if (pair[0].equals("discovery.seed_hosts") || pair[0].startsWith("cluster.initial_"))
                    settings.putList(pair[0], pair[1].split(","));
                else
                    settings.put(pair[0], pair[1]);
            }
        }).build(configs);
        new CountDownLatch(1).await();
    }
}
