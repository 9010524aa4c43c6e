/** Why a file cannot be read, in words. */
export function readFailure(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission is denied';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'ERR_INVALID_ARG_VALUE':
      return 'its name holds a NUL character';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    default:
      return String(code ?? cause);
  }
}
