import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";

type Cbor = number | string | Buffer | Map<number | string, Cbor>;

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}

/** As much of CBOR (RFC 8949) as a device writes. */
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item)])]);
}

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();
const flag = { isPresent: 1, isVerified: 4, mayBeSynced: 8, isSynced: 16, hasCredential: 64 };

interface Ways {
  /** The site that the browser is on; the site's own address unless given. */
  origin?: string;
  rpId?: string;
  /** Whether the device looked at its user. */
  isVerified?: boolean;
  isSynced?: boolean;
  /** What the device counts; none where it is 0. */
  counter?: number;
}

/** A device that keeps a passkey, in software: what it signs is what a real one would (WebAuthn level 3, ES256, no attestation). */
export class Authenticator {
  readonly id = randomBytes(16).toString("base64url");
  readonly #key: KeyObject;
  readonly #cose: Buffer;
  #userHandle = "";

  constructor(private readonly site: { origin: string; rpId: string }) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.#key = privateKey;
    const point = (text: string) => Buffer.from(text, "base64url");
    this.#cose = cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, point(x)],
        [-3, point(y)],
      ]),
    );
  }

  #clientData(type: string, challenge: string, { origin = this.site.origin }: Ways): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #authData({ rpId = this.site.rpId, isVerified = true, isSynced = false, counter = 0 }: Ways, credential?: Buffer) {
    const flags =
      flag.isPresent |
      (isVerified ? flag.isVerified : 0) |
      (isSynced ? flag.mayBeSynced | flag.isSynced : 0) |
      (credential ? flag.hasCredential : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, credential ?? Buffer.alloc(0)]);
  }

  /** Makes the passkey. */
  create(options: PublicKeyCredentialCreationOptionsJSON, ways: Ways = {}): RegistrationResponseJSON {
    this.#userHandle = options.user.id;
    const id = Buffer.from(this.id, "base64url");
    const length = Buffer.from([id.length >> 8, id.length & 255]);
    const authData = this.#authData(ways, Buffer.concat([Buffer.alloc(16), length, id, this.#cose]));
    const attestation = new Map<string, Cbor>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", authData],
    ]);
    return this.#answer({
      clientDataJSON: this.#clientData("webauthn.create", options.challenge, ways).toString("base64url"),
      attestationObject: cbor(attestation).toString("base64url"),
      transports: ["internal"],
    });
  }

  #answer<T>(response: T) {
    return { id: this.id, rawId: this.id, type: "public-key" as const, clientExtensionResults: {}, response };
  }

  /** Shows it. */
  get(options: PublicKeyCredentialRequestOptionsJSON, ways: Ways = {}): AuthenticationResponseJSON {
    const clientData = this.#clientData("webauthn.get", options.challenge, ways);
    const authData = this.#authData(ways);
    return this.#answer({
      clientDataJSON: clientData.toString("base64url"),
      authenticatorData: authData.toString("base64url"),
      signature: sign("sha256", Buffer.concat([authData, sha256(clientData)]), this.#key).toString("base64url"),
      userHandle: this.#userHandle,
    });
  }
}
