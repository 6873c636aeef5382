/**
 * How much readers differ, for whoever weighs a figure: neither the network's interval nor the spread of a population.
 * Two readings of each film of the Digital Hand Atlas (Children's Hospital Los Angeles): root mean square of their difference.
 */
export const READER_VARIABILITY = { rms_years: 0.63, source: 'Digital Hand Atlas, two readings of each film' } as const;
