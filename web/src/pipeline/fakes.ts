/** A core and a network that keep a diary; for tests only. */
import type { Assessment, InputVerdict, LayerResult, Placement, View } from '../domain/assessment';
import type { Growth, Tw3 } from '../domain/growth';
import type { StudyIdentity } from '../domain/case';
import type { Container } from '../domain/container';
import type { DicomTags, Rendering } from '../domain/dicom';
import type { StoredPixels } from '../domain/stored-pixels';
import type { PipelineCore, PipelineNetwork } from './assess';
import type { AssessRequest } from '../core/core';
import type { GrowthCore } from './host';
import type { ReadOptions, SecondLook } from './protocol';

interface Wishes {
  readonly rendering?: Rendering;
  readonly placement?: Placement;
  readonly sex?: 'female' | 'male' | 'unknown';
  readonly profile?: string;
  readonly override?: boolean;
  readonly secondLook?: SecondLook;
}

export const options = ({ sex = 'unknown', profile = '', override = false, secondLook = 'when_doubtful', rendering, placement }: Wishes = {}): ReadOptions =>
  ({ subject: { sex }, profile, override, secondLook, ...(rendering && { rendering }), ...(placement && { placement }) });

export const noTags: DicomTags = {
  sex: null, birthDate: null, filmDate: null, ageMonths: null, laterality: null, viewPosition: null, bodyPart: null, spacing: null, manufacturer: null,
  patientName: null, patientId: null, studyInstanceUid: null, seriesInstanceUid: null, sopInstanceUid: null, sopClassUid: null,
};

export const noStudy: StudyIdentity = {
  patient_name: '', patient_id: '', issuer_of_patient_id: '', patient_birth_date: '', patient_sex: '', study_uid: '', series_uid: '', instance_uid: '', sop_class_uid: '',
  study_date: '', study_time: '', study_id: '', accession_number: '', referring_physician: '', laterality: null, view_position: '',
};

/**
 * Files that begin with 100 are DICOM, with 101 a TIFF, of two frames; a frame's only sample is the byte behind. A frame that is not there
 * is corrupt.
 */
export async function fakeContainer(bytes: Uint8Array): Promise<Container | null> {
  if (bytes[0] !== 100 && bytes[0] !== 101) return null;
  return {
    frames: 2,
    dicom: bytes[0] === 101 ? null : {
      tags: { ...noTags, sex: 'male', patientName: 'Doe' }, study: { ...noStudy, patient_name: 'Doe^Jane' }, findings: [{ code: 'secondary_capture', detail: '' }], frames: 2, hasVoiLut: false,
      windows: [{ center: 40, width: 400, function: 'LINEAR', explanation: 'bone' }], transferSyntax: '1.2.840.10008.1.2.1',
    },
    stored: async (frame, voi) => {
      const sample = bytes[1 + frame];
      if (sample === undefined) throw Object.assign(new Error('CorruptFile'), { code: 'CorruptFile', detail: `frame ${frame}` });
      const description: StoredPixels = {
        width: 1, height: 1, bits_allocated: 8, bits_stored: 8, high_bit: 7, signed: false, samples: 1, planar: false, photometric: 'MONOCHROME2', rescale: null,
        modality_lut: null, voi: voi.kind === 'ignore' ? { kind: 'range' } : { kind: 'automatic' }, inverse: false, palette: null,
      };
      return { description, samples: Uint8Array.of(sample) };
    },
  };
}

/**
 * Films are one byte: 0 fails to decode, 1 is refused, 2 throws as a WASM trap does, 3 is refused for good, 4 is refused after the
 * network, 5 is read but doubtful for a boy, 9 is read.
 */
export class FakeCore implements PipelineCore, GrowthCore {
  readonly diary: string[] = [];
  film = -1;
  outputs: number[] | null = null;
  placed: Placement | null = null;
  memoryBytes = 1000;
  asked: AssessRequest | null = null;

  decode(bytes: Uint8Array): void {
    this.diary.push('decode');
    this.film = bytes[0] ?? -1;
    this.outputs = null;
    if (this.film === 0) throw Object.assign(new Error('TruncatedFile'), { code: 'TruncatedFile', detail: 'at 12' });
    if (this.film === 2) throw new Error('unreachable');
  }
  decodeStored(description: StoredPixels, samples: Uint8Array): void {
    this.diary.push(`stored ${description.width} x ${description.height} ${description.voi.kind}`);
    this.film = samples[0] ?? -1;
    this.outputs = null;
  }
  place(placement: Placement | null): void {
    this.diary.push(placement === null ? 'place' : `place ${placement.turned_degrees}`);
    this.placed = placement;
  }
  validate(profile: string) {
    this.diary.push(`validate ${profile}`);
    const passed = this.film !== 1 && this.film !== 3;
    const input: InputVerdict = { verdict: passed ? 'good' : 'refuse', overridable: this.film !== 3 };
    return {
      quality: [], input,
      shape: { found: true, fingers: 5, hands: 1, direction_degrees: 0, certainty: 1, thumb: 'right' as const, inverted: false },
      placement: { ...(this.placed ?? { crop: { x: 0, y: 0, width: 2, height: 1 }, turned_degrees: 0, mirrored: false, inverted: false }), manual: this.placed !== null },
      outline: [], hands: [],
      film: { format: 'png', width: 2, height: 1, bits: 8, channels: 1 } as const,
      validation: { profile, passed, layers: [] as readonly LayerResult[] },
    };
  }
  pixels() {
    return new Uint16Array([0, 65535]);
  }
  seen() {
    return new Uint16Array([32768]);
  }
  prepare(view: View = 'as_is') {
    this.diary.push(view === 'as_is' ? 'prepare' : `prepare ${view}`);
    return new Float32Array([this.film]);
  }
  takeOutputs(outputs: Float32Array, view: View = 'as_is'): void {
    this.diary.push(view === 'as_is' ? 'take' : `take ${view}`);
    if (view === 'as_is') this.outputs = [...outputs];
  }
  attention() {
    this.diary.push('attention');
    return { width: 1, height: 1, maps: { age_female: Uint8Array.of(this.film) } };
  }
  assess(request: AssessRequest): Assessment {
    this.diary.push(`assess ${request.sex}`);
    this.asked = request;
    const against = request.override && this.film !== 3;
    const status = ![1, 3, 4].includes(this.film) ? 'read' : against ? 'read_against_refusal' : 'refused';
    const doubtful = this.film === 4 || (this.film === 5 && request.sex === 'male');
    return { status, safety: { doubtful }, subject: { sex: request.sex }, results: status === 'refused' ? null : this.outputs } as unknown as Assessment;
  }
  growth(request: { chronological_age_months: number | null }): Growth {
    this.diary.push('growth');
    if (request.chronological_age_months === -1) throw Object.assign(new Error('BadRequest'), { code: 'BadRequest', detail: 'chronological_age_months: out of range' });
    return { difference_months: request.chronological_age_months } as Growth;
  }
  tw3(): Tw3 {
    this.diary.push('tw3');
    return { sum: 3 } as Tw3;
  }
  clear(): void {
    this.diary.push('clear');
    this.film = -1;
  }
}

export class FakeNetwork implements PipelineNetwork {
  runs = 0;
  readonly engine = { runtime: 'fake', provider: 'wasm', threads: 1, self_test: null, fallback: null } as const;
  run(tensor: Float32Array): Promise<Float32Array<ArrayBuffer>> {
    this.runs++;
    return Promise.resolve(new Float32Array([(tensor[0] ?? 0) * 10]));
  }
}
