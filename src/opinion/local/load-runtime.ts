import { KorvaError } from '../../core/errors.ts'

/** What is used of ONNX Runtime; its two packages have it alike. */
export interface Runtime {
  InferenceSession: {
    create(file: string, options: SessionOptions): Promise<Session>
  }
  Tensor: new (type: 'int64', data: BigInt64Array, dims: number[]) => Tensor
}

interface SessionOptions {
  intraOpNumThreads: number
  graphOptimizationLevel: 'all'
}

interface Tensor {
  readonly data: ArrayLike<number | bigint>
  readonly dims: readonly number[]
}

export interface Session {
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  run(inputs: Record<string, Tensor>): Promise<Record<string, Tensor>>
}

/** In the order of preference: machine code, then WebAssembly, which runs everywhere and takes several times as long. */
const packages = ['onnxruntime-node', 'onnxruntime-web']

/** The version that these packages were tried in. */
const version = '1.30.0'

/** Loads ONNX Runtime, which is installed by those who want it. Throws `model-runtime` with how, where it is not. */
export async function loadRuntime(load: (name: string) => Promise<unknown> = importByName): Promise<Runtime> {
  let failure: unknown
  for (const name of packages) {
    try {
      return (await load(name)) as Runtime
    } catch (error) {
      // Where the first is there and does not load, that is what to tell; where it is missing, the next may be there.
      if (!isMissing(error, name)) failure ??= error
    }
  }
  throw failure ? broken(failure) : missing()
}

const importByName = (name: string): Promise<unknown> => import(name)

const isMissing = (error: unknown, name: string) =>
  error instanceof Error &&
  'code' in error &&
  /^(?:ERR_)?MODULE_NOT_FOUND$/.test(String(error.code)) &&
  error.message.includes(name)

const missing = () =>
  new KorvaError('model-runtime', 'ONNX Runtime, which runs models, is not installed', {
    hint: `Where Korva is installed: npm install --no-save onnxruntime-node@${version} (or onnxruntime-web@${version}, which is slower and runs everywhere).`,
    retryable: false,
  })

const broken = (cause: unknown) =>
  new KorvaError('model-runtime', 'ONNX Runtime is installed and does not load here', {
    hint: `Install the one for any machine instead: npm install --no-save onnxruntime-web@${version}. It says: ${cause instanceof Error ? cause.message.slice(0, 200) : String(cause)}`,
    retryable: false,
    cause,
  })
