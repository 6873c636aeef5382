import { useSession } from '../../app/session';
import type { DicomFacts, DicomTags, Rendering, VoiChoice } from '../../domain/dicom';
import { t } from '../../i18n/words';
import { age, number } from '../../i18n/format';
import { Icon } from '../common/icon';

/** Where the file contradicts itself or what is expected: with the film's facts, before anything is read from it. */
export function DicomFindings() {
  const { picture } = useSession().commands.state.value;
  return <>{picture?.dicom?.findings.map(({ code, detail }) => <p key={code} class="finding-line"><Icon name="look" /> {t.dicom.findings[code](detail)}</p>)}</>;
}

/** What a DICOM file says beside its pixels; which of its frames is read, and by which window. */
export function DicomPanel() {
  const { commands } = useSession();
  const { picture, rendering } = commands.state.value;
  const dicom = picture?.dicom;
  if (!dicom) return picture && picture.frames > 1 ? <PagePanel frames={picture.frames} rendering={rendering} /> : null;
  const words = t.dicom;
  return (
    <section class="panel dicom" aria-labelledby="dicom-heading">
      <h2 id="dicom-heading">{words.heading}</h2>
      <div class="choices">
        {dicom.frames > 1 && <FrameChoice label={words.frame} frames={dicom.frames} rendering={rendering} />}
        <VoiSelect dicom={dicom} rendering={rendering} />
      </div>
      <Facts tags={dicom.tags} transferSyntax={dicom.transferSyntax} />
      <Child tags={dicom.tags} />
    </section>
  );
}

/** A TIFF of several pages. */
function PagePanel({ frames, rendering }: { readonly frames: number; readonly rendering: Rendering }) {
  return (
    <section class="panel dicom" aria-labelledby="dicom-heading">
      <h2 id="dicom-heading">{t.dicom.heading}</h2>
      <div class="choices"><FrameChoice label={t.dicom.page} frames={frames} rendering={rendering} /></div>
    </section>
  );
}

function FrameChoice({ label, frames, rendering }: { readonly label: string; readonly frames: number; readonly rendering: Rendering }) {
  const { commands } = useSession();
  return (
    <label>
      {label}{' '}
      <select value={rendering.frame} onChange={(event) => void commands.render({ ...rendering, frame: Number(event.currentTarget.value) })}>
        {Array.from({ length: frames }, (_, index) => <option key={index} value={index}>{t.dicom.frameOf(index + 1, frames)}</option>)}
      </select>
    </label>
  );
}

/** Every way to make the film grey, by a key that a select can carry. */
function choicesOf({ windows, hasVoiLut }: DicomFacts): readonly (readonly [string, string, VoiChoice])[] {
  const words = t.dicom;
  return [
    ['default', words.byFile, { kind: 'default' }],
    ...windows.map(({ center, width, explanation }, index) => {
      const window = words.windowOf(number(center), number(width));
      return [`window ${index}`, explanation === '' ? window : words.named(explanation, window), { kind: 'window', index }] as const;
    }),
    ...(hasVoiLut ? [['lut 0', words.table, { kind: 'lut', index: 0 }] as const] : []),
    ['automatic', words.automatic, { kind: 'automatic' }],
    ['ignore', words.ignore, { kind: 'ignore' }],
  ];
}

const keyOf = (voi: VoiChoice) => ('index' in voi ? `${voi.kind} ${voi.index}` : voi.kind);

function VoiSelect({ dicom, rendering }: { readonly dicom: DicomFacts; readonly rendering: Rendering }) {
  const { commands } = useSession();
  const choices = choicesOf(dicom);
  const choose = (key: string) => {
    const chosen = choices.find(([own]) => own === key);
    if (chosen) void commands.render({ ...rendering, voi: chosen[2] });
  };
  return (
    <label>
      {t.dicom.window}{' '}
      <select value={keyOf(rendering.voi)} onChange={(event) => choose(event.currentTarget.value)}>
        {choices.map(([key, words]) => <option key={key} value={key}>{words}</option>)}
      </select>
    </label>
  );
}

function Facts({ tags, transferSyntax }: { readonly tags: DicomTags; readonly transferSyntax: string }) {
  const { facts, sides, spacing } = t.dicom;
  const rows: readonly (readonly [string, string | null])[] = [
    [facts.filmDate, tags.filmDate],
    [facts.laterality, tags.laterality && sides[tags.laterality]],
    [facts.viewPosition, tags.viewPosition],
    [facts.bodyPart, tags.bodyPart],
    [facts.spacing, tags.spacing && spacing[tags.spacing.kind](number(tags.spacing.row, 3))],
    [facts.manufacturer, tags.manufacturer],
    [facts.transferSyntax, transferSyntax],
  ];
  return <dl class="facts">{rows.filter(([, value]) => value).map(([term, value]) => <><dt>{term}</dt><dd>{value}</dd></>)}</dl>;
}

/** Folded: who reads the film first reads it without the child's age. */
function Child({ tags }: { readonly tags: DicomTags }) {
  const { child, folded, childNote, none } = t.dicom;
  return (
    <details>
      <summary>{folded}</summary>
      <dl class="facts">
        <dt>{child.patientName}</dt><dd>{tags.patientName ?? none}</dd>
        <dt>{child.patientId}</dt><dd>{tags.patientId ?? none}</dd>
        <dt>{child.birthDate}</dt><dd>{tags.birthDate ?? none}</dd>
        <dt>{child.ageMonths}</dt><dd>{tags.ageMonths === null ? none : age(tags.ageMonths)}</dd>
      </dl>
      <p class="hint">{childNote}</p>
    </details>
  );
}
