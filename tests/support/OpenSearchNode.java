import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node in the foreground: {@code java OpenSearchNode FOLDER HTTP_PORT TRANSPORT_PORT}. */
public final class OpenSearchNode {
    public static void main(String[] args) throws Exception {
        String folder = args[0];
        String httpPort = args[1];
        String transportPort = args[2];
        String name = "triptych-" + httpPort;
        OpenSearchRunner runner = new OpenSearchRunner();
        // Without ports and seeds of its own it would join any node that it finds on loopback.
        runner.onBuild((number, settings) -> {
            settings.put("http.port", httpPort);
            settings.put("transport.port", transportPort);
            settings.put("network.host", "127.0.0.1");
            settings.put("node.name", name);
            settings.putList("discovery.seed_hosts", "127.0.0.1:" + transportPort);
            settings.putList("cluster.initial_cluster_manager_nodes", name);
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        }).build(OpenSearchRunner.newConfigs().basePath(folder).clusterName(name).numOfNode(1));
        new CountDownLatch(1).await();
    }
}
