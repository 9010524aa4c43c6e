/** The member of a bundled document under which the parts of other files stand, each under the name of its file. */
export const EXTERNAL = 'x-plumbline-external';
