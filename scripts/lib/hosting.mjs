/** What hosts are told: the security headers, types and caching, in the language of each. All from web/headers.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

export const headers = Object.entries(JSON.parse(readFileSync(join(root, 'web/headers.json'), 'utf8')));

/** Types that servers are known not to know. */
const TYPES = [['mjs', 'text/javascript'], ['wasm', 'application/wasm'], ['onnx', 'application/octet-stream'], ['bin', 'application/octet-stream'], ['webmanifest', 'application/manifest+json'], ['json', 'application/json'], ['svg', 'image/svg+xml']];

/** Names that hold a hash: they never change. The rest is asked for again each time. */
const FOREVER = ['assets', 'chunks'];
const CACHE = { forever: 'public, max-age=31536000, immutable', never: 'no-cache' };

const nginx = () => `# Carpal on nginx: inside a server block that has a certificate. /srv/carpal is the folder "site" of the package.
# "add_header" of a location replaces those outside it: hence the two lists are whole.
location = /carpal { return 301 /carpal/; }
location /carpal/ {
    alias /srv/carpal/;
    index index.html;
    charset utf-8;
    limit_except GET { deny all; }
    types { text/html html; text/css css; text/javascript js mjs; image/png png; text/plain txt md; ${TYPES.map(([end, type]) => (end === 'mjs' ? '' : `${type} ${end};`)).filter(Boolean).join(' ')} }
    gzip on;
    gzip_types text/css text/javascript application/json application/wasm application/manifest+json image/svg+xml;
${headers.map(([name, value]) => `    add_header ${name} "${value}" always;`).join('\n')}
    add_header Cache-Control "${CACHE.never}" always;

    location ~ ^/carpal/(?<hashed>(${FOREVER.join('|')})/.*)$ {
        alias /srv/carpal/$hashed;
${headers.map(([name, value]) => `        add_header ${name} "${value}" always;`).join('\n')}
        add_header Cache-Control "${CACHE.forever}" always;
    }
}
`;

const apache = () => `# Carpal on Apache: read where "AllowOverride All" holds for the folder; needs mod_headers, mod_mime, mod_deflate.
Options -Indexes
DirectoryIndex index.html
AddDefaultCharset utf-8
${TYPES.map(([end, type]) => `AddType ${type} .${end}`).join('\n')}
<IfModule mod_headers.c>
${headers.map(([name, value]) => `    Header always set ${name} "${value}"`).join('\n')}
    Header always set Cache-Control "${CACHE.never}"
    <If "%{REQUEST_URI} =~ m#/(${FOREVER.join('|')})/#">
        Header always set Cache-Control "${CACHE.forever}"
    </If>
</IfModule>
<IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json application/wasm application/manifest+json image/svg+xml
</IfModule>
`;

const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const iis = () => `<?xml version="1.0" encoding="utf-8"?>
<!-- Carpal on IIS 10: needs the feature "Static Content"; "Static Content Compression" makes the first visit shorter. -->
<configuration>
  <system.webServer>
    <staticContent>
${TYPES.map(([end, type]) => `      <remove fileExtension=".${end}" />\n      <mimeMap fileExtension=".${end}" mimeType="${type}" />`).join('\n')}
    </staticContent>
    <defaultDocument><files><clear /><add value="index.html" /></files></defaultDocument>
    <directoryBrowse enabled="false" />
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
${headers.map(([name, value]) => `        <add name="${name}" value="${xml(value)}" />`).join('\n')}
        <add name="Cache-Control" value="${CACHE.never}" />
      </customHeaders>
    </httpProtocol>
    <security><requestFiltering><verbs allowUnlisted="false"><add verb="GET" allowed="true" /><add verb="HEAD" allowed="true" /></verbs></requestFiltering></security>
  </system.webServer>
</configuration>
`;

/** Read by Cloudflare Pages and Netlify. GitHub Pages reads none: there the service worker adds the headers. */
const pages = () => `/*
${headers.map(([name, value]) => `  ${name}: ${value}`).join('\n')}
${FOREVER.map((folder) => `/${folder}/*\n  Cache-Control: ${CACHE.forever}`).join('\n')}
`;

const caddy = () => `# Carpal on Caddy, for an intranet: "caddy run --config Caddyfile". "tls internal" signs with Caddy's own authority, whose root certificate
# the house's machines must trust; replace it by the house's own certificate where there is one.
carpal.intranet.example {
    tls internal
    root * /srv/carpal
    encode {
        gzip
        match {
            header Content-Type text/*
            header Content-Type application/json*
            header Content-Type application/wasm*
            header Content-Type application/manifest+json*
            header Content-Type image/svg+xml*
        }
    }
    header {
${headers.map(([name, value]) => `        ${name} "${value}"`).join('\n')}
    }
    @hashed path ${FOREVER.map((folder) => `/${folder}/*`).join(' ')}
    @others not path ${FOREVER.map((folder) => `/${folder}/*`).join(' ')}
    @manifest path *.webmanifest
    header @hashed Cache-Control "${CACHE.forever}"
    header @others Cache-Control "${CACHE.never}"
    header @manifest Content-Type application/manifest+json
    file_server
}
`;

/** For "aws cloudfront create-response-headers-policy --response-headers-policy-config file://cloudfront.json". */
function cloudfront() {
  const named = Object.fromEntries(headers);
  const own = ['Content-Security-Policy', 'Referrer-Policy', 'X-Content-Type-Options'];
  const items = headers.filter(([name]) => !own.includes(name)).map(([Header, Value]) => ({ Header, Value, Override: true }));
  return `${JSON.stringify({
    Name: 'carpal',
    Comment: 'Headers of Carpal',
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { ContentSecurityPolicy: named['Content-Security-Policy'], Override: true },
      ReferrerPolicy: { ReferrerPolicy: named['Referrer-Policy'], Override: true },
      ContentTypeOptions: { Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31536000, Override: true },
    },
    CustomHeadersConfig: { Quantity: items.length, Items: items },
  }, null, 2)}\n`;
}

/** Within the site, where the host reads them by itself; they hurt no other. */
export const siteFiles = () => ({ '.htaccess': apache(), 'web.config': iis(), '_headers': pages(), '.nojekyll': '' });

/** Beside the site, for whoever runs the host. */
export const hostFiles = () => ({ 'nginx.conf': nginx(), 'Caddyfile': caddy(), 'cloudfront.json': cloudfront() });
