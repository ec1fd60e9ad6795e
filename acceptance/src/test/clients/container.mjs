// A task as the AWS SDK for JavaScript v3 runs it: the default chain finds the container endpoint.
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

const sts = new STSClient({ region: 'us-east-1', endpoint: process.env.MAYFLY_URL });
console.log((await sts.send(new GetCallerIdentityCommand({}))).Arn);
