import js from '@eslint/js';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', 'build/', 'node_modules/', 'models/', '**/*.d.ts'] },
  js.configs.recommended,
  ts.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly', performance: 'readonly', fetch: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly' } },
  },
  {
    // Views know states and words. The core and the network are the worker's business.
    files: ['web/src/app/**', 'web/src/views/**', 'web/src/i18n/**'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [{ regex: '/(core|inference)/', message: 'Views and state read the Assessment; the worker owns core and network.' },
          { regex: 'pipeline/(worker|assess)', message: 'Talk to the Reader of pipeline/client.' },
          { regex: '^onnxruntime-web', message: 'Only web/src/inference runs the network.' }],
      }],
    },
  },
  {
    files: ['web/src/domain/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: '/(app|views|core|inference|pipeline|i18n)/', message: 'The domain depends on nothing.' }] }],
    },
  },
);
