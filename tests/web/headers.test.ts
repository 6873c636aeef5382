// @vitest-environment node
/** The security headers, and that every host gets all of them. */
import { describe, expect, it } from 'vitest';
import headers from '../../web/headers.json';
import { hostFiles, siteFiles } from '../../scripts/lib/hosting.mjs';

const policy = Object.fromEntries(headers['Content-Security-Policy'].split('; ').map((directive) => {
  const [name, ...values] = directive.split(' ');
  return [name!, values];
}));

describe('the policy', () => {
  it('allows nothing by default, and nothing of another origin anywhere', () => {
    expect(policy['default-src']).toEqual(["'none'"]);
    const allowed = new Set(["'none'", "'self'", "'wasm-unsafe-eval'", 'blob:', 'data:', "'script'", 'default']);
    expect(Object.values(policy).flat().filter((value) => !allowed.has(value))).toEqual([]);
    for (const name of ['img-src', 'default-src']) expect(policy).toHaveProperty(name);
    for (const [name, values] of Object.entries(policy)) if (name !== 'img-src') expect([name, values]).toEqual([name, values.filter((value) => !/^(blob|data):$/.test(value))]);
  });

  it('connects to its own origin alone, runs WebAssembly but evaluates no text, and cannot be framed', () => {
    expect(policy['connect-src']).toEqual(["'self'"]);
    expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(policy['frame-ancestors']).toEqual(["'none'"]);
    expect(policy['require-trusted-types-for']).toEqual(["'script'"]);
    expect(policy['form-action']).toEqual(["'none'"]);
  });
});

it('isolates the page, tells no referrer and asks for no device', () => {
  expect(headers).toMatchObject({
    'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff',
  });
  const allowed = new Map(headers['Permissions-Policy'].split(', ').map((one) => one.split('=') as [string, string]));
  for (const device of ['camera', 'microphone', 'geolocation', 'usb', 'serial', 'hid', 'midi', 'display-capture', 'clipboard-read', 'local-fonts']) expect([device, allowed.get(device)]).toEqual([device, '()']);
  // What could tell others of a visit, or send when the page is gone.
  for (const way of ['browsing-topics', 'interest-cohort', 'private-state-token-issuance', 'private-state-token-redemption', 'storage-access', 'deferred-fetch']) expect([way, allowed.get(way)]).toEqual([way, '()']);
  expect([...allowed.values()].every((value) => value === '()')).toBe(true);
});

const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

it.each(Object.entries({ ...siteFiles(), ...hostFiles() }).filter(([name]) => name !== '.nojekyll'))('%s sets every header, with its value', (_name, text) => {
  for (const [name, value] of Object.entries(headers)) {
    // CloudFront has fields of its own for some of them.
    if (!text.includes('"SecurityHeadersConfig"')) expect(text).toContain(name);
    if (name !== 'X-Content-Type-Options') expect(plain(text)).toContain(value);
  }
});
