package io.labelwright.consensus.auto;
import io.labelwright.consensus.*;
import io.labelwright.testkit.*;
public final class AutoTry {
  public static void main(String[] a) throws Exception {
    double sum=0;
    for (String set : CrowdData.SETS) {
      long t=System.nanoTime();
      var d = CrowdData.of(set);
      var out = d.run(new AutoFactory(), new AutoConfig(Options.defaults()));
      double acc=d.accuracy(out); sum+=acc;
      System.out.printf("%s %.2f ece %.2f %s %.1fs%n", set, acc, d.calibrationError(out), out.facts(), (System.nanoTime()-t)/1e9);
    }
    System.out.printf("mean %.2f%n", sum/6);
  }
}
