import "server-only";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import { Client, DatabaseError, Pool, type QueryArrayResult } from "pg";

/** What the engine throws, as JSON: a message that may be shown, or a panic. */
type EngineFailure = { message?: string; error?: { message?: string } };

function toAdapterError(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "N/A",
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
    originalCode: error.code,
    originalMessage: error.message,
  });
}

/** Postgres' numbers for the catalog's type "char", which holds one character, and for an ordinary text. */
const charType = 18;
const textType = 25;

type CatalogQuery = { text: string };
/** The columns of type "char" in the answer to each query. */
type CharColumns = Map<string, Set<string>>;

/** Connections for the engine's questions to Postgres' catalog, some of whose answers the adapter cannot read. */
function makeCatalogPool(url: string, charColumns: CharColumns): Pool {
  const pool = new Pool({ connectionString: url, max: 2 });
  const ask = pool.query.bind(pool) as (query: CatalogQuery | string) => Promise<QueryArrayResult>;
  const askReadably = async (query: CatalogQuery | string) => {
    if (typeof query === "string") return ask(query);
    // Since Postgres 18 every NOT NULL is a constraint of its own, which the engine would take for a CHECK.
    const text = query.text.replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n')");
    const result = await ask({ ...query, text });
    const chars = result.fields.filter((field) => field.dataTypeID === charType);
    charColumns.set(query.text, new Set(chars.map((field) => field.name)));
    for (const field of chars) field.dataTypeID = textType;
    return result;
  };
  return Object.assign(pool, { query: askReadably });
}

/**
 * Prisma's adapter, fixed for migrations: a script is sent whole, so that it is one transaction and may hold function
 * bodies (the original cuts it at every semicolon), columns of type "char" are read (it refuses them), and a shadow
 * database is dropped only after its connections have gone.
 */
class MigrationAdapter extends PrismaPg {
  private readonly charColumns: CharColumns;
  private readonly pool: Pool;

  constructor(private readonly url: string) {
    const charColumns: CharColumns = new Map();
    const pool = makeCatalogPool(url, charColumns);
    super(pool);
    this.charColumns = charColumns;
    this.pool = pool;
  }

  /** The engine never closes what it opened. */
  async close() {
    await this.pool.end();
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        throw toAdapterError(error);
      }
    };
    const ask = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await ask(query);
      const chars = this.charColumns.get(query.sql);
      result.columnNames.forEach((name, index) => {
        if (chars?.has(name)) result.columnTypes[index] = ColumnTypeEnum.Character;
      });
      return result;
    };
    return adapter;
  }

  override async connectToShadowDb() {
    const shadow = await makeShadowDatabase(this.url);
    const factory = new MigrationAdapter(shadow.url);
    const adapter = await factory.connect();
    adapter.dispose = async () => {
      await factory.close();
      await shadow.drop();
    };
    return adapter;
  }
}

async function runOnServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function makeShadowDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `lectern_shadow_${crypto.randomUUID().replaceAll("-", "")}`;
  await runOnServer(url, `CREATE DATABASE "${name}"`);
  const shadow = new URL(url);
  shadow.pathname = `/${name}`;
  return { url: shadow.href, drop: () => runOnServer(url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`) };
}

let engineClass: Promise<typeof SchemaEngine> | undefined;

async function loadEngine(): Promise<typeof SchemaEngine> {
  // Where the engine leaves the words of a panic.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) } });
  // The package's entry imports the .wasm file as a module, which Node 20 cannot do: this does the same by hand.
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(
    createRequire(import.meta.url)
      .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
      .replace(/\.js$/, ".wasm"),
  );
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings.SchemaEngine;
}

function readable(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  try {
    const failure = JSON.parse(text) as EngineFailure;
    return new Error(failure.message ?? failure.error?.message ?? text, { cause: error });
  } catch {
    return error instanceof Error ? error : new Error(text);
  }
}

/** Runs Prisma's migration engine (its WebAssembly build: nothing is downloaded) on the database at `url`. */
export async function withSchemaEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  engineClass ??= loadEngine();
  const Engine = await engineClass;
  const adapter = new MigrationAdapter(url);
  const engine = await Engine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await use(engine);
  } catch (error) {
    throw readable(error);
  } finally {
    engine.free();
    await adapter.close();
  }
}
