import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** The keys that this server knows; the client takes them from where it always does. */
export const KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER', AWS_EC2_METADATA_DISABLED: 'true' };

export interface S3Server {
  readonly endpoint: string;
  readonly client: S3Client;
  put(key: string, body: string | Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
  /** Method and path of every request since it was last asked. */
  requests(): Promise<string[]>;
  close(): Promise<void>;
}

const END = 'no-such-bucket-end';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const SCRIPT = `
  const S3rver = require(process.argv[1]);
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: process.argv[2], configureBuckets: [{ name: process.argv[3] }] });
  server.run().then(({ port }) => {
    server.httpServer.on('request', ({ method, url }) => process.stdout.write(method + ' ' + decodeURIComponent(url) + '\\n'));
    process.stdout.write('port ' + port + '\\n');
  });
`;

/** Starts s3rver, which keeps objects as files, in a process of its own with one bucket. */
export const startS3 = async (bucket: string): Promise<S3Server> => {
  const directory = mkdtempSync(join(tmpdir(), 'danchieu-s3-'));
  const entry = createRequire(import.meta.url).resolve('s3rver');
  // It makes the tokens by which long lists go on with a cipher that newer OpenSSL keeps among its old ones.
  const child = spawn(process.execPath, ['--openssl-legacy-provider', '-e', SCRIPT, entry, directory, bucket], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  const port = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`s3rver ended with ${code}`)));
    child.stdout.on('data', (piece: Buffer) => {
      told += piece;
      const found = /^port (\d+)$/m.exec(told)?.[1];
      if (found) resolve(found);
    });
  });
  told = '';
  const endpoint = `http://127.0.0.1:${port}`;
  const credentials = { accessKeyId: KEYS.AWS_ACCESS_KEY_ID, secretAccessKey: KEYS.AWS_SECRET_ACCESS_KEY };
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  return {
    endpoint,
    client,
    put: async (key, body) =>
      void (await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: typeof body === 'string' ? body : Uint8Array.from(body) }),
      )),
    remove: async (key) => void (await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))),
    requests: async () => {
      // What is asked last is told last.
      await fetch(`${endpoint}/${END}`);
      while (!told.includes(END)) await once(child.stdout, 'data');
      const lines = told.split('\n').filter((line) => line !== '' && !line.includes(END));
      told = '';
      return lines;
    },
    close: async () => {
      client.destroy();
      child.kill();
      await new Promise((done) => child.once('close', done));
      rmSync(directory, { recursive: true });
    },
  };
};
