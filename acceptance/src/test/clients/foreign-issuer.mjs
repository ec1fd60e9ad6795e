// A foreign OIDC provider (node oidc-provider) on loopback. Prints its issuer, then for every line on
// standard input a JWT access token by the client credentials grant, whose audience is that line.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

// Standard output is for the issuer and its tokens alone.
console.info = console.error;
console.warn = console.error;

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'build', client_secret: 'build-secret', grant_types: ['client_credentials'],
    redirect_uris: [], response_types: [],
  }],
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_ctx, resource) => ({
        scope: '', audience: resource.replace('urn:', ''), accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
});
server.on('request', provider.callback());
console.log(issuer);

for await (const audience of createInterface({ input: process.stdin })) {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('build:build-secret')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: `urn:${audience}` }),
  });
  const body = await answer.json();
  console.log(body.access_token ?? JSON.stringify(body));
}
server.close();
