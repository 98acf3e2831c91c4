/** The words of a text that can say what it is about: folded, without stop words, with pairs of neighbours. */
import { fold } from './ids.ts';

const STOP = new Set(
  `a about above across after again against all almost along already also although always among an and another any are
   as at be because become becomes been before being below best better between beyond both but by can cannot code com could
   current currently demonstrate demonstrates despite different do does doing done due during each effective effectively
   efficient efficiently either enable enables enabling especially even every existing experiment experiments extensive
   few first five for four from full further furthermore github given gives good had has have having he hence her here
   high higher his how however http https huggingface i if improve improved improvement improvements improves in
   including indeed instead into introduce introduces introducing is it its itself just known large larger latter lead
   leads least less let like low lower made mainly make makes making many may method methods might more moreover most much must
   named namely need needs neither new nor not novel now number obtain obtained obtains of off often on one only onto or order
   org other our out outperform outperforming outperforms over own paper papers particular per perform performance performs
   possible present presents propose proposed proposes proposing provide provided provides providing rather recent recently
   remain remains respectively result results s same second set several she should show showing shown shows significant
   significantly similar simple since single six small so some state still study such t than that the their them then
   there thereby therefore these they third this those though three through throughout thus to together too toward towards
   two under until up upon us use used useful uses using usually various very via was way ways we well were what when
   where whereas whether which while who whole whose why will with within without work works would www yet you your
   achieve achieves achieved achieving approach approaches based available address addresses addressing aim aims allow allows
   allowing apply applied applying art compare compared comparable competitive consider considered develop developed
   evaluate evaluated evaluation evaluations find finding findings follow following framework general investigate key
   model models problem problems promising reduce reduced reduces reducing require required requires requiring task tasks
   technique techniques train trained training value wide widely range ability benchmark benchmarks dataset datasets data
   network networks neural learning deep`
    .split(/\s+/)
    .filter(Boolean),
);

/** Plural folded as in `nameKey`, so that "adapters" and "adapter" are one term. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** Words and pairs of neighbouring words, in the order of the text, repeats kept. A pair never spans a stop word or a stop. */
export function terms(text: string): string[] {
  const out: string[] = [];
  for (const phrase of fold(text).split(/[.,;:!?()[\]"“”|]+|\s[-–—]\s/)) {
    let last = '';
    for (const found of phrase.matchAll(/[\p{L}\p{N}][\p{L}\p{N}+]*/gu)) {
      const word = found[0];
      if (STOP.has(word) || word.length < 2 || /^\d+$/.test(word)) {
        last = '';
        continue;
      }
      const term = stem(word);
      out.push(term);
      if (last) out.push(`${last} ${term}`);
      last = term;
    }
  }
  return out;
}
