import type { ComponentChildren } from 'preact';

interface SectionProps {
  readonly name: string;
  readonly heading: string;
  readonly children: ComponentChildren;
}

/** One matter of the settings; `#settings/NAME` leads to it. */
export function Section({ name, heading, children }: SectionProps) {
  return (
    <section id={name} aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`}>{heading}</h2>
      {children}
    </section>
  );
}
