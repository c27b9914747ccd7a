import type { GetObjectCommandOutput, ListObjectsV2CommandOutput, S3Client } from '@aws-sdk/client-s3';
import type { Listed, Sources } from '../model/index.js';
import { Fault, tooLarge } from './fault.js';
import { patiently } from './patient.js';
import { save } from './save.js';

export interface S3Options {
  /** Address of an S3-compatible store (default: that of AWS, or what the environment says). */
  readonly endpoint?: string | undefined;
  /** Default: what the environment or the profile says; us-east-1 where an endpoint is given. */
  readonly region?: string | undefined;
  /** Buckets are names of hosts also at a given endpoint (default: they stand in the path there). */
  readonly virtualHosts?: boolean | undefined;
}

interface Limits {
  /** Bytes. */
  readonly maxFile: number;
  /** Milliseconds that fetching one object may take. */
  readonly timeMs: number;
}

const REQUESTS = 4;
const CONNECTING_MS = 10_000;

/** Where one object, or all below a folder, lies. */
export const objectOf = (uri: string): { bucket: string; key: string } => {
  const [bucket = '', ...parts] = uri.slice('s3://'.length).split('/');
  return { bucket, key: parts.join('/') };
};

const clientFor = async ({ endpoint, region, virtualHosts = false }: S3Options): Promise<S3Client> => {
  // The package says on standard error when its next versions leave a Node version; ours are pinned.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { S3Client } = await import('@aws-sdk/client-s3');
  const isElsewhere = Boolean(endpoint ?? process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL);
  const set = region ?? process.env.AWS_REGION ?? (isElsewhere ? 'us-east-1' : undefined);
  return new S3Client({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(set === undefined ? {} : { region: set }),
    forcePathStyle: isElsewhere && !virtualHosts,
    followRegionRedirects: !isElsewhere,
    maxAttempts: REQUESTS,
    requestHandler: { connectionTimeout: CONNECTING_MS },
    // Stores that are not AWS know none of the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
};

const MISSING = ['NoSuchKey', 'NoSuchBucket', 'NotFound'];
const DENIED = ['AccessDenied', 'InvalidAccessKeyId', 'SignatureDoesNotMatch', 'ExpiredToken'];
/** The client found no credentials, or none that hold. */
const UNSIGNED = ['CredentialsProviderError', 'TokenProviderError'];
const SERVER = 500;

/** What the client's errors mean: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const namedFault = (error: unknown): Fault => {
  const { name, message, code, $metadata } = error as Error & { code?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  const detail = name === 'Error' || name === '' ? message : `${name}: ${message}`;
  const fault = (own: string, isPassing = false): Fault => new Fault(own, detail, { isPassing, cause: error });
  if (MISSING.includes(name) || status === 404) return fault('E131');
  if (DENIED.includes(name) || UNSIGNED.includes(name) || status === 401 || name === 'Forbidden') return fault('E132');
  if (name === 'InvalidObjectState') return fault('E136');
  if (status === 403) return fault('E132');
  // Without an answer the network is at fault; a body that broke off has none either.
  if (status === undefined || status >= SERVER || status === 429 || code !== undefined) return fault('E133', true);
  return fault('E137');
};

/** Names may hold what XML cannot: the store is asked to write them as in addresses, which not every store does. */
const namesOf = ({ Contents = [], EncodingType }: ListObjectsV2CommandOutput) =>
  Contents.map(({ Key = '', ...rest }) => ({
    ...rest,
    key: EncodingType === 'url' ? decodeURIComponent(Key.replaceAll('+', ' ')) : Key,
  }));

/** As in a folder: what begins with a dot, and what office programs leave beside an open document. Nothing lies under a name that ends with a slash. */
const isLeftOut = (below: string): boolean => below === '' || below.endsWith('/') || /(?:^|\/)(?:\.|~\$)/.test(below);

/** Objects of S3-compatible stores, by the official client, which is loaded with the first of them. */
export const s3Sources = (options: S3Options, { maxFile, timeMs }: Limits): Sources => {
  let client: Promise<S3Client> | null = null;
  const connected = (): Promise<S3Client> => {
    client ??= clientFor(options);
    return client;
  };

  const page = async (bucket: string, more: { Prefix: string; StartAfter?: string; MaxKeys?: number; ContinuationToken?: string }) => {
    const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
    return (await connected()).send(new ListObjectsV2Command({ Bucket: bucket, EncodingType: 'url', ...more }));
  };

  async function* under(bucket: string, prefix: string, after?: string): AsyncGenerator<Listed> {
    let token: string | undefined;
    do {
      const answer: ListObjectsV2CommandOutput = await page(bucket, {
        Prefix: prefix,
        ...(token === undefined ? (after === undefined ? {} : { StartAfter: after }) : { ContinuationToken: token }),
      });
      for (const { key, Size = null, ETag = null, LastModified = null } of namesOf(answer))
        if (!isLeftOut(key.slice(prefix.length))) yield { uri: `s3://${bucket}/${key}`, size: Size, mark: ETag, modified: LastModified };
      token = answer.IsTruncated ? answer.NextContinuationToken : undefined;
    } while (token !== undefined);
  }

  /** The object of that very name: it comes first among those that begin with it. */
  async function* exactly(bucket: string, key: string): AsyncGenerator<Listed> {
    const [first] = namesOf(await page(bucket, { Prefix: key, MaxKeys: 1 }));
    if (first?.key !== key) return;
    yield { uri: `s3://${bucket}/${key}`, size: first.Size ?? null, mark: first.ETag ?? null, modified: first.LastModified ?? null };
  }

  const get = async (bucket: string, key: string, signal: AbortSignal): Promise<GetObjectCommandOutput> => {
    const { GetObjectCommand } = await import('@aws-sdk/client-s3');
    return (await connected()).send(new GetObjectCommand({ Bucket: bucket, Key: key }), { abortSignal: signal });
  };

  return {
    list: async function* (root, after) {
      const { bucket, key } = objectOf(root);
      const behind = after === undefined ? undefined : objectOf(after).key || undefined;
      let isEmpty = true;
      try {
        const isFolder = key === '' || key.endsWith('/');
        const lists = isFolder ? [under(bucket, key, behind)] : [exactly(bucket, key), under(bucket, `${key}/`, behind)];
        for (const list of lists)
          for await (const one of list) {
            isEmpty = false;
            yield one;
          }
        if (isEmpty && after === undefined) yield new Fault('E131', 'no such object').problem(root);
      } catch (error) {
        yield namedFault(error).problem(root);
      }
    },

    fetch: ({ uri, size, mark }, path, before, signal) =>
      patiently(
        uri,
        timeMs,
        async (within) => {
          if (before !== null && mark === before) return null;
          if (size !== null && size > maxFile) throw tooLarge(size, maxFile);
          const { bucket, key } = objectOf(uri);
          const { Body, ETag = null } = await get(bucket, key, within);
          if (!Body) throw new Fault('E133', 'no content', { isPassing: true });
          return { ...(await save(Body as AsyncIterable<Uint8Array>, path, maxFile)), mark: ETag };
        },
        namedFault,
        signal,
      ),

    close: () => void client?.then((one) => one.destroy()),
  };
};
