/** French words of the site's model packs. */
import type { Messages } from '../words';

export const packs: Messages['packs'] = {
  heading: 'Packs de modèle',
  about: 'Un pack est un réseau avec son calibrage et ses limites. Celui qui est choisi lit à partir du prochain cliché\u00a0; une lecture sur la page reste telle quelle et nomme son propre pack.',
  fromDisk: 'Un pack du disque lit à sa place jusqu’à ce qu’il soit abandonné, plus bas.',
  missing: 'La description de ce pack n’a pas pu être chargée.',
  versions: 'Pack', size: 'Taille', stages: 'Stades', standing: 'Dans ce navigateur',
  time: 'Temps du réseau',
  timeOf: (share, pack) => `${share} de celui de ${pack}, mesuré avec un thread`,
  stagesOf: (count, names) => `${count}\u00a0: ${names}`,
  span: (name, years) => `${name} ${years}\u00a0ans`,
  caption: 'Par rapport à la valeur de référence (label) de chaque cliché, en mois',
  inUse: 'Utilisé', second: 'Utilisé, pour la seconde lecture', notStored: 'Non enregistré',
  stored: (bytes) => `Enregistré (${bytes})`,
  partly: (stored, total) => `${stored} sur ${total} enregistrés`,
  use: 'Utiliser ce pack', remove: 'Supprimer',
  useAfter: (bytes) => `Utiliser ce pack\u00a0: télécharge ${bytes}`,
  stays: 'Utilisé, il ne peut donc pas être supprimé.',
  ask: (title) => `Supprimer ${title} de ce navigateur\u00a0? Pour l’utiliser à nouveau, il faudra le télécharger à nouveau.`,
  confirm: 'Supprimer',
  fetching: (title) => `Téléchargement de ${title}`,
  used: (title) => `${title} est utilisé à partir du prochain cliché.`,
  cancelled: (title) => `Le téléchargement de ${title} a été annulé. Ce qui est arrivé est conservé\u00a0; le pack utilisé est celui d’avant.`,
  failed: (title, why) => `${title} n’est pas utilisé. ${why} Le pack utilisé est celui d’avant.`,
  removed: (title, bytes) => `${title} a été supprimé, ce qui libère ${bytes}.`,
};
