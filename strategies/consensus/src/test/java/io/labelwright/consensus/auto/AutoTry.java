package io.labelwright.consensus.auto;
import io.labelwright.consensus.*;
import io.labelwright.consensus.majority.*;
import io.labelwright.spi.*;
import io.labelwright.testkit.*;
import io.labelwright.spi.table.*;
import java.nio.file.*;
import java.util.*;
public final class AutoTry {
  public static void main(String[] a) throws Exception {
    double sum=0; long large=Long.parseLong(a[0]);
    for (String set : Arrays.copyOfRange(a,1,a.length)) {
      long t=System.nanoTime();
      var d = set.contains("/") ? CrowdData.read(Path.of(set)) : CrowdData.of(set);
      var mv = d.accuracy(new MajorityVoteFactory(), new MajorityVoteConfig(Options.defaults()));
      var out = new CollectingOutputs(d.inputs(), Set.of(TableKind.values()));
      new Auto(new AutoConfig(Options.defaults()), large).run(d.inputs(), out, TestContext.create());
      double acc=d.accuracy(out); sum+=acc;
      System.out.printf("%s mv %.2f auto %.2f ece %.2f %s %.1fs%n", set, mv, acc, d.calibrationError(out), out.facts(), (System.nanoTime()-t)/1e9);
    }
    System.out.printf("mean %.2f%n", sum/(a.length-1));
  }
}
