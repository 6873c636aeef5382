/** A sentence and a next step for every code that can reach the page. */
import type { FailureCode, Measure, Tier } from '../../domain/assessment';
import type { Words } from './safety';

/** Status names of the core and host codes. An unknown code falls back to `Internal` with the code itself shown. */
export const failures = {
  EmptyFile: { title: 'The file is empty.', next: 'Export the film again and open the new file.' },
  UnknownFormat: { title: 'This file is not a DICOM, PNG, JPEG, TIFF, WebP or BMP film.', next: 'The content counts, not the name. Export the film as PNG and open that file.' },
  TruncatedFile: { title: 'The file ends too early.', next: 'It was probably cut off while being copied. Copy or export it again.' },
  CorruptFile: { title: 'The file is damaged and cannot be decoded.', next: 'Export the film again, as PNG if possible.' },
  UnsupportedFormat: { title: 'The file uses a variant of its format that Carpal does not read.', next: 'Export the film as one still picture: as DICOM, uncompressed where there is a choice, as PNG, or as a plain JPEG.' },
  NoPixelData: { title: 'This DICOM file has no picture in it.', next: 'It may be a report or a directory. Open the file of the film itself.' },
  HeicFile: { title: 'This is a HEIC or AVIF picture, as phones take them.', next: 'Convert it to JPEG: on an iPhone send it with “Most Compatible” chosen, on a computer open it and export it as JPEG. Better still, export the film itself from the archive.' },
  PdfFile: { title: 'This is a PDF document.', next: 'Export its picture: open it, choose the page with the film, and save that page as PNG. Better still, export the film itself from the archive.' },
  ZipTruncated: { title: 'The ZIP file ends too early.', next: 'It was probably cut off while being copied. Copy or export it again.' },
  ZipCorrupt: { title: 'The ZIP file is damaged.', next: 'Copy or export it again, or unpack it and drop the folder.' },
  ZipBomb: { title: 'The ZIP file claims to hold far more than films take.', next: 'It was not unpacked. If you trust it, unpack it with another program and drop the folder.' },
  ZipEncrypted: { title: 'The ZIP file is protected by a password.', next: 'Unpack it with its password and drop the folder.' },
  ZipMethod: { title: 'The ZIP file is packed in a way that browsers do not know.', next: 'Unpack it and drop the folder.' },
  ZipInZip: { title: 'There is an archive inside the ZIP file, and no film beside it.', next: 'Unpack the outer one and drop what is inside.' },
  ZipEmpty: { title: 'The ZIP file is empty.', next: 'Export the films again.' },
  ZipParts: { title: 'This is one part of a ZIP file that was split.', next: 'Unpack all parts together and drop the folder.' },
  DicomDirAlone: { title: 'This is only the directory of a disc, without its films.', next: 'Drop the whole folder or disc that it lies in.' },
  NoFilmFound: { title: 'There is no film among these files.', next: 'Carpal looks for DICOM, PNG, JPEG, TIFF, WebP and BMP, whatever the files are called.' },
  NothingFound: { title: 'There is no file in that.', next: 'Drop films, a folder or a ZIP file.' },
  ArchiveFile: { title: 'This is an archive that Carpal does not open.', next: 'Unpack it and drop the folder, or pack the films as ZIP.' },
  CanvasBlocked: { title: 'This browser changes the pixels of WebP pictures, against being recognised.', next: 'Convert the film to PNG, or allow reading canvases for this page.' },
  FileTooLarge: { title: 'The file is larger than Carpal accepts.', next: 'Export the film alone, without other pages or series.' },
  TooManyPixels: { title: 'The picture has more pixels than Carpal accepts.', next: 'Export the film at its native size or smaller.' },
  OutOfMemory: { title: 'The browser has no memory left for this film.', next: 'Close other tabs and read the film again.' },
  PackUnreachable: { title: 'The model pack could not be loaded.', next: 'Check that the place that serves this page is reachable, then try again. What has arrived is kept and not loaded twice.' },
  PackCorrupt: { title: 'The model pack is damaged: it does not match its own description.', next: 'Reload the page. If this stays, tell whoever installed Carpal here.' },
  PackUnsupported: { title: 'The model pack was made for another version of Carpal.', next: 'Update Carpal or the pack, so that both fit together.' },
  EngineFailed: { title: 'The engine that runs the network did not start.', next: 'Check that the place that serves this page is reachable, then reload. A current Chrome, Edge, Firefox or Safari is needed.' },
  EngineUnfit: { title: 'The engine that runs the network did not start.', next: 'Reload the page, or choose WebAssembly in the settings.' },
  DeviceLost: { title: 'The graphics processor was lost while the film was read.', next: 'Read the film again. The main processor reads it then.' },
  PartUnreachable: { title: 'A part of Carpal that this kind of file needs could not be loaded.', next: 'Check that the place that serves this page is reachable, then try again.' },
  WorkerCrashed: { title: 'The reading stopped unexpectedly.', next: 'Read the film again. If it stops again, close other tabs first.' },
  NonFiniteOutput: { title: 'The network gave no usable number for this film.', next: 'Do not read this film with Carpal. Please report the file’s properties.' },
  BadManifest: { title: 'The model pack’s description is not valid.', next: 'Reload the page. If this stays, tell whoever installed Carpal here.' },
  UnsupportedManifest: { title: 'The model pack was made for another version of Carpal.', next: 'Update Carpal or the pack, so that both fit together.' },
  UnknownProfile: { title: 'The model pack has no validation limits of that name.', next: 'Reload the page and read the film again.' },
  NotConfigured: { title: 'The core was used before it was ready.', next: 'Reload the page and read the film again.' },
  NoFilm: { title: 'The film is no longer in memory.', next: 'Open the film again.' },
  NotValidated: { title: 'The film was read before it was checked.', next: 'Read the film again. If this stays, report the code below.' },
  NoOutputs: { title: 'The network has not read this film.', next: 'Read the film again.' },
  WrongOutputSize: { title: 'The network’s answer does not fit the model pack’s description.', next: 'Reload the page. If this stays, tell whoever installed Carpal here.' },
  BadReference: { title: 'The model pack’s reference is damaged or does not fit the network.', next: 'Reload the page. If this stays, tell whoever installed Carpal here.' },
  ReferenceMissing: { title: 'The model pack’s reference has not been loaded.', next: 'Reload the page. If this stays, tell whoever installed Carpal here.' },
  ConstantOutput: { title: 'The network gave the same number everywhere, which is no reading.', next: 'Do not read this film with Carpal. If other films show the same, reload the page.' },
  BadRequest: { title: 'The page asked the core for something it does not know.', next: 'Reload the page: it may be older than the core.' },
  FileUnreadable: { title: 'The file can no longer be read.', next: 'It may have been moved, or its drive is offline. Open it again.' },
  Cancelled: { title: 'The reading was cancelled.', next: 'Read the film again when you are ready.' },

  Internal: { title: 'Something went wrong inside Carpal.', next: 'Read the film again. If this stays, report the code below.' },
} as const satisfies Record<string, Words>;

/** `unit`: after the number; '' where there is none. */
export const measures: Record<Measure, { name: string; unit: string; about: string }> = {
  saturation_mean: { name: 'Colour saturation', unit: 'of 255', about: 'Mean saturation of the stored colours. A radiograph is grey.' },
  intensity_sd: { name: 'Grey-level spread', unit: 'of full scale', about: 'Standard deviation of the grey levels. A blank film has none.' },
  brightness_mean: { name: 'Mean brightness', unit: 'of full scale', about: 'Mean grey level. Close to 1 means white all over.' },
  peak_concentration: { name: 'Peak concentration', unit: 'of all pixels', about: 'Share of pixels that fall on the most frequent grey level.' },
  dynamic_range: { name: 'Contrast range', unit: 'of full scale', about: 'From the 5th to the 95th percentile of the grey levels.' },
  edge_ratio: { name: 'Edge density', unit: 'of all pixels', about: 'Share of pixels that lie on an edge. Bones have some, photographs many.' },
};

export const layers: Record<FailureCode, { points: string; refusal: string; next: string }> = {
  colour_image: {
    points: 'a photograph or colour picture',
    refusal: 'This is a colour picture, not a radiograph',
    next: 'Export the film itself from the archive. A photograph of a screen or light box is not read reliably.',
  },
  blank_or_corrupt: {
    points: 'a blank or damaged film',
    refusal: 'The film is nearly uniform',
    next: 'Check that the right film was exported, and that it opens elsewhere.',
  },
  over_exposed: {
    points: 'an over-exposed or inverted film',
    refusal: 'The film is white almost everywhere',
    next: 'Check the exposure and the export’s window. If bones are dark, export it without inversion.',
  },
  synthetic_or_saturated: {
    points: 'a synthetic or clipped picture',
    refusal: 'Too many pixels share one grey level',
    next: 'Export the film with its full grey range: clipping or a large empty border causes this.',
  },
  low_contrast: {
    points: 'a low-contrast copy',
    refusal: 'The film uses too little of the grey range',
    next: 'Export it with the full grey range, or window it before export, then open it again.',
  },
  featureless: {
    points: 'a film without structure',
    refusal: 'The film shows hardly any edges',
    next: 'Check that it is sharp and shows the hand.',
  },
  too_many_edges: {
    points: 'a photograph, text or noise',
    refusal: 'The film shows far more edges than a radiograph',
    next: 'Check that this is a radiograph of one hand without text or a heavy pattern over it.',
  },
};

/** Table 5 of the paper, worded as the network's certainty: never a verdict on the child. */
export const tiers: Record<Tier, { name: string; certainty: string; meaning: string; action: string }> = {
  high: {
    name: 'High certainty',
    certainty: 'The network is certain of the stage',
    meaning: 'The film matches one stage clearly.',
    action: 'Read as usual, beside your own reading.',
  },
  medium: {
    name: 'Medium certainty',
    certainty: 'The network is fairly certain of the stage',
    meaning: 'The film shows features of more than one stage.',
    action: 'Take a second look before you use the figure.',
  },
  low: {
    name: 'Low certainty',
    certainty: 'The network is not certain of the stage',
    meaning: 'No stage stands out.',
    action: 'Have the film read by an expert; do not rely on the figure.',
  },
};

/** Stage keys of packs -> words. Features: Table 4 of paper A, of its stages that lie in the category where the pack has the four of paper B. */
export const stages: Record<string, { name: string; features: string }> = {
  infancy: { name: 'Infancy', features: 'Carpal ossification begins' },
  early_childhood: { name: 'Early childhood', features: 'Carpal ossification progresses' },
  mid_childhood: { name: 'Mid childhood', features: 'All carpals visible, sesamoid absent' },
  early_adolescence: { name: 'Early adolescence', features: 'Sesamoid appears, girls and boys diverge' },
  late_adolescence: { name: 'Late adolescence', features: 'Epiphyses fuse progressively' },
  near_maturity: { name: 'Near maturity', features: 'Fusion nearly complete' },
  infant_toddler: { name: 'Infant/toddler', features: 'Carpal ossification begins and progresses' },
  child: { name: 'Child', features: 'All carpals visible, sesamoid absent' },
  pre_adolescent: { name: 'Pre-adolescent', features: 'Sesamoid appears, girls and boys diverge' },
  adolescent: { name: 'Adolescent', features: 'Epiphyses fuse progressively' },
};
