/** How a paper stands to a name it mentions, from the words around it and the place where it stands. */
import type { Role } from '../../graph/model.ts';

const EXTENDS_BEFORE =
  /(?:extend(?:s|ed|ing)?|extension of|build(?:s|ing)? (?:up)?on|built (?:up)?on|based on|variants? of|version of|adapt(?:s|ed|ing)?|generali[sz](?:es?|ed|ing)|inspired by|improv(?:es?|ing) (?:up)?on|modif(?:y|ies|ied|ying)|augment(?:s|ed|ing)?|enhanc(?:es?|ed|ing)|improv(?:es?|ed|ing)|derivative of|reformulat\w+|rethink\w*|revisit\w*|on top of)[^.;]{0,40}$/i;
const COMPARES_BEFORE =
  /(?:outperform\w*|compared? (?:to|with|against)|surpass\w*|over|than|versus|vs\.?|baselines?|beat(?:s|ing)?|exceed\w*|superior to|competitive with|comparable to|on par with|against|state-of-the-art|unlike|instead of|in contrast to|alternative to|relative to|improvements? (?:over|on)|match(?:es|ing)?)[^.;]{0,60}$/i;
const COMPARES_AFTER = /^[^.;]{0,30}(?:baselines?|counterparts?|by (?:a |up to )?[\d.]+\s*(?:%|points|x|×))/i;
const MENTIONS_BEFORE =
  /(?:such as|like|e\.g\.,?|including|recent(?:ly)?|existing|previous|prior|advances? (?:in|of)|success of|despite|although|while|emergence of|rise of|development of|popular\w*)[^.;]{0,60}$/i;
const TRAINS_BEFORE =
  /(?:(?:pre-?)?train(?:s|ed|ing)?|fine-?tun(?:es?|ed|ing)|learn(?:s|ed|t|ing)?)\b[^.;]{0,40}\b(?:on|from|with|using)\b[^.;]{0,40}$/i;
const TRAINS_AFTER = /^[^.;,]{0,30}(?:for (?:pre-?)?training|training (?:data|set|corpus))/i;
const EVALUATES =
  /evaluat|experiment|benchmark|accura|result|test|outperform|perform|achiev|score|demonstrat|validat|show|state-of-the-art|improv/i;

export interface Place {
  readonly kind: 'Method' | 'Dataset';
  /** Sentence text before and after the name. */
  readonly before: string;
  readonly after: string;
  readonly title: boolean;
  /** 0 for the first sentence, 1 for the last. */
  readonly position: number;
}

export function roleOf(place: Place): Role {
  const { before, after } = place;
  if (place.kind === 'Dataset') {
    const sentence = before + after;
    if ((TRAINS_BEFORE.test(before) || TRAINS_AFTER.test(after)) && !/evaluat|test/i.test(sentence)) return 'trains';
    return place.title || place.position > 0.4 || EVALUATES.test(sentence) ? 'evaluates' : 'mentions';
  }
  if (place.title) return 'extends';
  if (COMPARES_BEFORE.test(before) || COMPARES_AFTER.test(after)) return 'compares';
  if (EXTENDS_BEFORE.test(before)) return 'extends';
  if (MENTIONS_BEFORE.test(before) && place.position < 0.45) return 'mentions';
  if (/\b(?:our|we|propos|introduc|present)/i.test(before)) return 'uses';
  return place.position < 0.2 ? 'mentions' : 'uses';
}
