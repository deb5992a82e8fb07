// The same references that Next writes into next-env.d.ts, for checks that run before its first build.
/// <reference types="next" />
/// <reference types="next/image-types/global" />
