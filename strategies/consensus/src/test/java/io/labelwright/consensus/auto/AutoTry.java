package io.labelwright.consensus.auto;
import io.labelwright.consensus.*;
import io.labelwright.consensus.crowd.*;
import io.labelwright.consensus.majority.*;
import io.labelwright.spi.*;
import io.labelwright.spi.annotation.*;
import io.labelwright.spi.table.*;
import io.labelwright.testkit.*;
import io.labelwright.math.random.*;
import java.nio.file.*;
import java.util.*;
public final class AutoTry {
  public static void main(String[] a) throws Exception {
    double sum=0;
    for (String set : a) {
      long t=System.nanoTime();
      var d = set.contains("/") ? CrowdData.read(Path.of(set)) : CrowdData.of(set);
      var mv = d.accuracy(new MajorityVoteFactory(), new MajorityVoteConfig(Options.defaults()));
      var out = d.run(new AutoFactory(), new AutoConfig(Options.defaults()));
      double acc=d.accuracy(out); sum+=acc;
      System.out.printf("%s mv %.2f auto %.2f ece %.2f %s %.1fs%n", set, mv, acc, d.calibrationError(out), out.facts(), (System.nanoTime()-t)/1e9);
    }
    System.out.printf("mean %.2f%n", sum/a.length);
  }
}
