import { useEffect, useRef, useState } from 'preact/hooks';
import { hiddenAtFirst, mapName } from '../../app/attention';
import { useSession } from '../../app/session';
import type { Assessment, Attention, AttentionName, SubjectSex } from '../../domain/assessment';
import { percent } from '../../i18n/format';
import { t } from '../../i18n/words';
import type { FilmPicture } from '../../pipeline/protocol';
import { shrink } from '../../preview/shrink';
import { heatCanvas, strongestPlace } from '../viewer/heat';

/** Longest side in pixels: twice what the column shows. */
const SIDE = 640;

/** Figure 6: the film with where the network looked over it, and how to have it otherwise. */
export function AttentionGraph({ assessment, sex }: { readonly assessment: Assessment; readonly sex: SubjectSex }) {
  const session = useSession();
  const { picture, attention } = session.commands.state.value;
  const { of, opacity, onFilm } = session.attention;
  const [wanted, want] = useState<boolean | null>(null);
  const words = t.figures.attention;
  if (!picture) return null;
  const name = mapName(of.value, sex);
  const offered = (['age', 'stage'] as const).filter((one) => attention?.maps[mapName(one, sex)]);
  const hidden = hiddenAtFirst(assessment, sex);
  const shown = wanted ?? !hidden;
  if (!attention || offered.length === 0) return <p class="hint">{words.title}: {words.missing}</p>;
  return (
    <figure class="graph attention-graph">
      <figcaption><b>{words.title}</b> <span>{words.notProof}</span></figcaption>
      {hidden && !shown && <p class="hint">{words.lowTier}</p>}
      <Heat picture={picture} attention={shown ? attention : null} name={name} opacity={opacity.value} />
      <div class="heat-scale" aria-hidden="true"><span>{words.scale.least}</span><span class="heat-ramp" /><span>{words.scale.most}</span></div>
      <div class="heat-controls">
        {offered.length > 1 && (
          <fieldset class="choices">
            <legend>{words.of}</legend>
            {offered.map((one) => (
              <label><input type="radio" name="attention-of" value={one} checked={of.value === one} onChange={() => { of.value = one; }} /> {words[one]}</label>
            ))}
          </fieldset>
        )}
        <p class="hint">{of.value === 'age' ? words.ageAbout : words.stageAbout}</p>
        <label class="opacity">{words.opacity} <input type="range" min="0" max="1" step="0.05" value={opacity.value} aria-valuetext={percent(opacity.value)} onInput={(event) => { opacity.value = event.currentTarget.valueAsNumber; }} /></label>
        <div class="buttons">
          {hidden && <button type="button" class="button button-small" aria-pressed={shown} onClick={() => want(!shown)}>{words.title}</button>}
          <button type="button" class="button button-small" aria-pressed={onFilm.value} onClick={() => { onFilm.value = !onFilm.value; }}>{onFilm.value ? words.hide : words.show}</button>
        </div>
      </div>
    </figure>
  );
}

interface HeatProps {
  readonly picture: FilmPicture;
  /** Null: the film alone. */
  readonly attention: Attention | null;
  readonly name: AttentionName;
  readonly opacity: number;
}

function Heat({ picture, attention, name, opacity }: HeatProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawFilm(canvas.current, picture, attention && heatCanvas(attention, name, opacity));
  }, [picture, attention, name, opacity]);
  const place = attention && strongestPlace(attention, name);
  const where = place ? t.figures.attention.strongest(percent(place.x), percent(place.y)) : '';
  return <canvas ref={canvas} class="heat" role="img" aria-label={t.figures.attention.alt(where)} />;
}

/** The film as small as the canvas needs it, with colours over it. */
export function drawFilm(canvas: HTMLCanvasElement, { film, pixels }: FilmPicture, heat: HTMLCanvasElement | null, side = SIDE): void {
  const { width, height, data } = shrink(pixels, film.width, film.height, side);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.putImageData(new ImageData(data, width, height), 0, 0);
  if (heat) context.drawImage(heat, 0, 0, width, height);
}
