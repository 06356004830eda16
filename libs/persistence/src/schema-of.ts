/** The schema of a service: its name as PostgreSQL writes names, `asset_control` of `asset-control`. */
export const schemaOf = (service: string): string => service.replaceAll('-', '_');
