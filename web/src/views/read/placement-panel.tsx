import { useEffect, useRef } from 'preact/hooks';
import { placementText } from '../../app/words';
import { useSession } from '../../app/session';
import type { FilmBox, Placement } from '../../domain/assessment';
import { asItLies, cropWithin, sameBox, stepsOf, thumbFits, wholeTurn } from '../../domain/placement';
import type { FilmPicture } from '../../pipeline/protocol';
import { t } from '../../i18n/words';
import { Icon } from '../common/icon';

/** What was done to the film before the network saw it, the picture that it saw, and every way to have it otherwise. */
export function PlacementPanel() {
  const { commands } = useSession();
  const { picture } = commands.state.value;
  if (!picture) return null;
  const { placement, film } = picture;
  // The outline is of the first of two hands.
  const thumb = readHand(picture) > 0 ? 'unknown' : picture.shape.thumb;
  const tags = picture.dicom?.tags;
  const lies = stepsOf(placement, film).length === 0;
  return (
    <section class="panel placement" aria-labelledby="placement-heading">
      <h2 id="placement-heading">{t.placement.heading}</h2>
      <div class="placement-parts">
        <Seen seen={picture.seen} />
        <div class="placement-words">
          <p data-placement>{placementText(picture)}</p>
          {placement.mirrored && !placement.manual && <p class="hint">{t.placement.mirroredWhy}</p>}
          {thumb !== 'unknown' && <p class="hint">{t.placement.thumb[thumb]}</p>}
          {tags?.laterality && thumbFits(thumb, tags) === false && <p class="finding-line"><Icon name="look" /> {t.placement.thumbElsewhere[tags.laterality]}</p>}
          <div class="buttons">
            {!lies && <button type="button" class="button button-small" onClick={() => void commands.place(asItLies(film))}>{t.placement.undo}</button>}
            {placement.manual && <button type="button" class="button button-small" onClick={() => void commands.place(null)}>{t.placement.automatic}</button>}
          </div>
        </div>
      </div>
      <Adjust picture={picture} />
    </section>
  );
}

function Seen({ seen }: { readonly seen: Uint16Array }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = Math.round(Math.sqrt(seen.length));
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || side === 0) return;
    const image = context.createImageData(side, side);
    seen.forEach((grey, index) => image.data.set([grey >> 8, grey >> 8, grey >> 8, 255], 4 * index));
    context.putImageData(image, 0, 0);
  }, [seen, side]);
  return <canvas ref={canvas} class="seen" width={side} height={side} role="img" aria-label={t.placement.picture} />;
}

/** Which of two hands is read, and whether it is to be the other: asked with the film's facts, before anything is read from it. */
export function WhichHand() {
  const { commands } = useSession();
  const { picture } = commands.state.value;
  if (picture?.hands.length !== 2) return null;
  const index = readHand(picture);
  const other = picture.hands[index === 0 ? 1 : 0]!;
  return (
    <div class="two-hands finding-line">
      <Icon name="look" />
      <div>
        {index >= 0 && <p>{index === 0 ? t.placement.twoHands.first : t.placement.twoHands.second}</p>}
        <button type="button" class="button button-small" onClick={() => void commands.place(other)}>{t.placement.twoHands.other}</button>
      </div>
    </div>
  );
}

/** The position in `hands` of the one that is read; -1 where there are not two, or another part of the film is read. */
const readHand = ({ hands, placement: { crop } }: FilmPicture) => hands.findIndex((hand) => sameBox(hand.crop, crop));

/** Around the outline, with the margin that the core leaves around one of two hands. */
function handCrop({ outline, film }: FilmPicture): FilmBox | null {
  if (outline.length === 0) return null;
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [across, along] = [0.06 * (right - left), 0.06 * (bottom - top)];
  const [x, y] = [Math.max(0, left - across), Math.max(0, top - along)];
  return cropWithin({ x, y, width: Math.min(film.width, right + across) - x, height: Math.min(film.height, bottom + along) - y }, film);
}

function Adjust({ picture }: { readonly picture: FilmPicture }) {
  const { commands, display } = useSession();
  const { placement, film } = picture;
  const change = (changes: Partial<Placement>) => void commands.place({ ...placement, ...changes });
  const hand = handCrop(picture);
  const turn = (degrees: number) => change({ turned_degrees: wholeTurn(placement.turned_degrees + degrees) });
  return (
    <details class="disclosure adjust">
      <summary>{t.placement.adjust}</summary>
      <p class="hint">{t.placement.note}</p>
      <div class="buttons">
        <button type="button" class="button button-small" onClick={() => turn(-90)}>{t.placement.turnLeft}</button>
        <button type="button" class="button button-small" onClick={() => turn(90)}>{t.placement.turnRight}</button>
        <button type="button" class="button button-small" aria-pressed={placement.mirrored} onClick={() => change({ mirrored: !placement.mirrored })}>{t.placement.mirror}</button>
        <button type="button" class="button button-small" aria-pressed={placement.inverted} onClick={() => change({ inverted: !placement.inverted })}>{t.placement.invert}</button>
      </div>
      <label class="turned-by">
        {t.placement.turned}{' '}
        <NumberField value={placement.turned_degrees} max={359.9} step="any" onChange={(degrees) => change({ turned_degrees: wholeTurn(degrees) })} /> {t.placement.degrees}
      </label>
      <div class="buttons">
        <button type="button" class="button button-small" onClick={() => display.current?.toggleCropMode()}>{t.placement.crop}</button>
        {hand && <button type="button" class="button button-small" onClick={() => change({ crop: hand })}>{t.placement.cropHand}</button>}
      </div>
      <fieldset class="crop-box">
        <legend>{t.placement.box.legend}</legend>
        {(['x', 'y', 'width', 'height'] as const).map((side) => (
          <label key={side}>
            {t.placement.box[side]}{' '}
            <NumberField value={placement.crop[side]} max={side === 'x' || side === 'width' ? film.width : film.height} step="1" onChange={(value) => {
              const crop = cropWithin(withSide(placement.crop, side, value), film);
              if (crop) change({ crop });
            }} />
          </label>
        ))}
      </fieldset>
    </details>
  );
}

/** Left and top move an edge, and leave the one opposite where it is. */
function withSide(box: FilmBox, side: keyof FilmBox, value: number): FilmBox {
  if (side === 'x') return { ...box, x: value, width: box.x + box.width - value };
  if (side === 'y') return { ...box, y: value, height: box.y + box.height - value };
  return { ...box, [side]: value };
}

interface NumberFieldProps {
  readonly value: number;
  readonly max: number;
  readonly step: string;
  readonly onChange: (value: number) => void;
}

/** Tells a number when it is done, not at every digit. */
function NumberField({ value, max, step, onChange }: NumberFieldProps) {
  return (
    <input type="number" inputMode="decimal" min={0} max={max} step={step} value={value} onChange={(event) => {
      const typed = event.currentTarget.valueAsNumber;
      if (Number.isFinite(typed) && typed !== value) onChange(typed);
      else event.currentTarget.value = String(value);
    }} />
  );
}
