// Serves dist/ as a plain host would: static files under a sub-path, with the right media types.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the site was built. */
export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

const MEDIA_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Starts a server on a free port. Every answer outside `under` is 404, so an address that is not
 * relative does not go unnoticed.
 *
 * @param {{ under?: string, folder?: string, without?: RegExp }} options
 *   `under`: the path of the site, with a slash at both ends; `without`: files that are withheld.
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function startSite({ under = '/some/where/', folder = DIST, without } = {}) {
  await stat(join(folder, 'index.html')).catch(() => {
    throw new Error(`there is no site in ${folder}: run \`cargo xtask dist\` first`);
  });
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    const content = without?.test(path) ? null : await fileAt(folder, under, path);
    if (content === null) return response.writeHead(404).end();
    const type = MEDIA_TYPES[extname(path) || '.html'] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type }).end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}${under}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function fileAt(folder, under, path) {
  if (!path.startsWith(under)) return null;
  const file = normalize(join(folder, path.slice(under.length) || 'index.html'));
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return null;
  return readFile(file).catch(() => null);
}
