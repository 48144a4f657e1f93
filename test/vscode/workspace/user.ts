export interface User {
    id: number;
    email: string;
    firstName?: string;
}
