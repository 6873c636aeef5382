/** Set by web/vite.config.ts. */
declare const __APP_VERSION__: string;
declare const __ENGINE_BYTES__: number;
