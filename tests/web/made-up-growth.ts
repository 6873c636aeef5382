/** Growth with round numbers, silent where the core is: SD 10 and 14 months, 80 % of adult height (77 by an own reading), ten points a stage. For tests and the gallery. */
import { RUS_BONES, SD_TABLES, type Growth, type GrowthRequest, type Silence, type Standing, type Tw3, type Tw3Request } from '../../web/src/domain/growth';

function silenceOf({ mature, bone_age, chronological_age_months: age }: GrowthRequest): Silence | null {
  if (mature) return 'mature';
  if (bone_age === null) return 'no_bone_age';
  if (age === null) return 'no_chronological_age';
  return age < 24 || bone_age.months < 24 ? 'under_24_months' : age > 204 ? 'outside_table' : null;
}

export function growthOf(request: GrowthRequest): Growth {
  const { chronological_age_months: age, bone_age, height, mature, treated, against_refusal, parents, sex } = request;
  const standing = SD_TABLES.map((table): Standing => {
    const silence = silenceOf(request);
    if (silence !== null) return { table, silence, sd_months: null, sds: null, verdict: null, normal_months: null };
    const sd = table === 'brush' ? 10 : 14;
    const sds = (bone_age!.months - age!) / sd;
    return { table, silence, sd_months: sd, sds, verdict: sds > 2 ? 'advanced' : sds < -2 ? 'delayed' : 'normal', normal_months: [age! - 2 * sd, age! + 2 * sd] };
  });
  const reason: Silence | null = mature ? 'mature' : against_refusal ? 'refused' : treated ? 'treated' : bone_age === null ? 'no_bone_age'
    : age === null ? 'no_chronological_age' : height === null ? 'no_height' : height.method === 'supine' ? 'height_not_standing'
      : Math.abs(height.chronological_age_months - age) > 6 ? 'height_too_old' : null;
  // A reader's own bone age has no interval.
  const exact = bone_age?.low_months === bone_age?.high_months;
  const percent = exact ? 77 : 80;
  const cm = reason === null ? height!.cm / (percent / 100) : null;
  return {
    difference_months: bone_age === null || age === null || mature ? null : bone_age.months - age,
    standing, two_readers_rms_months: 7.56,
    adult_height: {
      silence: reason, class: cm === null ? null : 'average', percent_of_adult: cm === null ? null : percent, cm, low_cm: cm && (exact ? cm : cm - 3), high_cm: cm && (exact ? cm : cm + 4),
      error: cm !== null && age! >= 96 ? { mean_cm: -1.2, two_sd_cm: 7.5 } : null,
    },
    target_height: parents && { cm: (parents.mother_cm + parents.father_cm + (sex === 'male' ? 13 : -13)) / 2, plus_minus_cm: 8.5 },
  };
}

export function tw3Of({ stages }: Tw3Request): Tw3 {
  const sum = Object.values(stages).reduce((total, stage) => total + 10 * (stage.charCodeAt(0) - 'A'.charCodeAt(0)), 0);
  const missing = RUS_BONES.filter((bone) => stages[bone] === undefined);
  const score = missing.length === 0 ? sum : null;
  return { missing, sum, score, age_months: score === null ? null : score / 5, mature: score !== null && score >= 1000 };
}
