/**
 * Trusted Types (where the browser has them): the policy lets no text become markup or script, and lets workers be started from this site's
 * own addresses alone. "default" because libraries start workers too. To be imported first, by the page and by each worker.
 */
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: Factory & { readonly defaultPolicy: unknown } };

if (trustedTypes && !trustedTypes.defaultPolicy) {
  trustedTypes.createPolicy('default', {
    createScriptURL: (url) => {
      if (new URL(url, location.href).origin !== location.origin) throw new TypeError('a script of another place');
      return url;
    },
  });
}
