package io.labelwright.consensus.auto;
import io.labelwright.consensus.*;
import io.labelwright.consensus.crowd.*;
import io.labelwright.spi.*;
import io.labelwright.spi.annotation.*;
import io.labelwright.spi.describe.*;
import io.labelwright.spi.table.*;
import io.labelwright.testkit.*;
import io.labelwright.math.random.*;
import java.io.*;
import java.nio.file.*;
import java.util.*;
public final class AutoDump {
  public static void main(String[] a) throws Exception {
    for (String set : a) {
      Path outFile = Path.of("/tmp/wt/cons-tmp/dump/" + Path.of(set).getFileName() + ".tsv");
      if (Files.exists(outFile)) continue;
      var d = CrowdData.read(Path.of(set));
      var in = d.inputs();
      var ctx = TestContext.create();
      var outs = new CollectingOutputs(in, Set.of(TableKind.values()));
      CrowdStage stage = CrowdStage.open(in, outs, ctx, Options.defaults());
      Annotations answers = stage.answers();
      int k = stage.classes();
      var keys = stage.keys();
      SeededRandom random = SeededRandom.of(0).stream("consensus/auto");
      var fits = new Fits(k, answers.annotatorCount(), null, keys, random, stage.execution());
      HiddenAnswers judged = HiddenAnswers.of(answers, keys, random.stream("hidden"));
      Beliefs eh=fits.subtypes(judged.rest()), lh=fits.skill(judged.rest()), ch=fits.coin(judged.rest());
      double he=HeldOutScore.of(eh, answers, judged.hidden(), stage.execution()), hl=HeldOutScore.of(lh, answers, judged.hidden(), stage.execution()), hc=HeldOutScore.of(ch, answers, judged.hidden(), stage.execution());
      Beliefs e=fits.subtypes(answers), l=fits.skill(answers), c=fits.coin(answers);
      double rho=answers.answers()/(double)answers.annotatorCount()/k;
      StringBuilder b=new StringBuilder();
      b.append("#").append(k).append('\t').append(rho).append('\t').append(he).append('\t').append(hl).append('\t').append(hc).append('\n');
      var names=new ArrayList<String>(); 
      var schema=in.schema();
      boolean[] used=new boolean[schema.size()];
      for (var block: in.annotations(Options.defaults().query()).blocks()) for (int i=0;i<block.answers();i++) used[block.label[i]]=true;
      for (int i=0;i<schema.size();i++) if (used[i]) names.add(schema.name(i));
      for (var block : answers.blocks()) {
        for (int i=0;i<block.items;i++) {
          String id=in.items().ids().get(block.firstItem+i);
          String t=d.truth().get(id);
          if (t==null) continue;
          int n=block.start[i+1]-block.start[i]; if (n==0) continue;
          double[] v=new double[k];
          for (int x=block.start[i];x<block.start[i+1];x++) v[block.label[x]]+=1.0/n;
          b.append(n).append('\t').append(names.indexOf(t));
          for (int z=0;z<k;z++) b.append('\t').append((float)v[z]);
          for (Beliefs y: List.of(e,l,c)) for (int z=0;z<k;z++) b.append('\t').append(y.of(block)[i*k+z]);
          b.append('\n');
        }
      }
      Files.createDirectories(outFile.getParent());
      Files.writeString(outFile, b);
      System.out.println(set);
    }
  }
}
