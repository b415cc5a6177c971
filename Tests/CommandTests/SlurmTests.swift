import Foundation
import TestSupport
import Testing

/// A cluster of one machine, made for the test and gone with it.
@Suite(
  "A Slurm job array",
  .enabled(if: SlurmCluster.isThere && Effort.isSoak, "needs slurmctld, slurmd, munged, root and a soak"))
struct SlurmTests {
  @Test("of sixteen parts, one of them requeued, gives the bytes of a single run")
  func array() throws {
    var program = try Program()
    program.bound = 900
    let folder = program.folder
    let sessions = Effort.isOptimized ? "64000" : "6400"
    let sample = ["flat", "--max-bets", "1000", "--sessions", sessions, "--seed", "3"]
    #expect(try program.alea(["backtest"] + sample + ["--quiet", "-o", "single.json"]).code == 0)
    let script = Program.root.appending(path: "docs/examples/backtest.sbatch").path()
    let cluster = try SlurmCluster(folder: folder.file("cluster"))
    let job = """
      \(cluster.start)
      cd \(folder.path)
      id=$(sbatch --parsable \(script) \(sample.joined(separator: " ")))
      sbatch --dependency=afterok:$id --output=merge.log --wrap 'alea merge part-*.json -o whole.json'
      until [ "$(squeue -h -o %T -j ${id}_2)" = RUNNING ]; do sleep 0.1; done
      scontrol requeue ${id}_2
      while [ -n "$(squeue -h)" ]; do sleep 1; done
      """
    let ending = try program.shell(job)
    #expect(ending.code == 0, "\(ending.output)\(ending.talk)")
    #expect(!folder.read("single.json").isEmpty && folder.read("whole.json") == folder.read("single.json"))
    #expect(folder.read("cluster/slurmctld.log").contains("Requeuing JobId"))
  }
}

/// The daemons of a cluster with one node.
struct SlurmCluster {
  /// Lines of a shell that start them, and end them with it.
  let start: String

  static let isThere =
    geteuid() == 0
    && ["/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/sbin/munged", "/usr/bin/sbatch"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: $0)
    }

  init(folder: String) throws {
    for name in ["state", "spool"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    // As slurmd asks for it, up to the first dot.
    let name = try String(contentsOfFile: "/proc/sys/kernel/hostname", encoding: .utf8)
    let host = name.trimmingCharacters(in: .whitespacesAndNewlines).prefix { $0 != "." }
    // A task that is requeued waits until its credential has expired: two minutes, where nothing else is said.
    let text = """
      ClusterName=test
      SlurmctldHost=\(host)(127.0.0.1)
      SlurmctldPort=26817
      SlurmdPort=26818
      AuthType=auth/munge
      AuthInfo=socket=\(folder)/munge.sock,cred_expire=5
      SlurmUser=root
      StateSaveLocation=\(folder)/state
      SlurmdSpoolDir=\(folder)/spool
      SlurmctldPidFile=\(folder)/slurmctld.pid
      SlurmdPidFile=\(folder)/slurmd.pid
      SlurmctldLogFile=\(folder)/slurmctld.log
      SlurmdLogFile=\(folder)/slurmd.log
      ProctrackType=proctrack/linuxproc
      TaskPlugin=task/none
      ReturnToService=2
      SelectType=select/cons_tres
      SelectTypeParameters=CR_Core
      MpiDefault=none
      JobAcctGatherType=jobacct_gather/none
      NodeName=\(host) NodeAddr=127.0.0.1 CPUs=2 RealMemory=1000 State=UNKNOWN
      PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP

      """
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/slurm.conf"))
    // Daemons hold what they inherit open: who waits for the end of that would wait for ever.
    start = """
      set -e
      c=\(folder)
      export SLURM_CONF=$c/slurm.conf
      head -c 1024 /dev/urandom >$c/key
      chmod 400 $c/key
      trap 'for name in slurmd slurmctld munged; do kill $(cat $c/$name.pid) || true; done' EXIT
      /usr/sbin/munged --force --key-file=$c/key --socket=$c/munge.sock --pid-file=$c/munged.pid --log-file=$c/munge.log \
        --seed-file=$c/munge.seed >/dev/null 2>&1
      /usr/sbin/slurmctld -f $SLURM_CONF >/dev/null 2>&1
      /usr/sbin/slurmd -f $SLURM_CONF >/dev/null 2>&1
      """
  }
}
