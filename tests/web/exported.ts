/** What is exported of a reading of which nothing is known but itself. */
import type { Reading } from '../../web/src/domain/assessment';
import type { Case } from '../../web/src/domain/case';
import type { Manifest } from '../../web/src/domain/manifest';
import { composeReport } from '../../web/src/report/compose';
import type { ReportInput } from '../../web/src/report/input';
import { recordJson } from '../../web/src/report/record';
import { reportText } from '../../web/src/report/text';

interface Context {
  readonly manifest: Manifest;
  readonly synthetic: boolean;
}

function inputOf(reading: Reading, { manifest, synthetic }: Context): ReportInput {
  const own: Case = {
    reading, synthetic, chronological_age_months: null, growth: null, own_growth: null, site_profile: null, second_opinion: null, sd_table: 'brush', tw3: null, own: null, judgement: null, study: null,
    child: {
      label: '', sex: reading.assessment.subject.sex, birth_date: null, examination_date: null, typed_age_months: null, gestation_weeks: null, contraindications: [],
      indication: '', height: null, parents: null,
    },
  };
  return { case: own, manifest, appVersion: '0.0.0', written: '2026-03-10T09:41:07.000Z', withName: false, figures: [], pictures: [], comparison: [] };
}

export const summaryText = (reading: Reading, context: Context): string => reportText(composeReport(inputOf(reading, context)));
export const readingJson = (reading: Reading, context: Context): string => recordJson(inputOf(reading, context));
