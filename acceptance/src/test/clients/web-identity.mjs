// A job as the AWS SDK for JavaScript v3 runs it: AWS_ENDPOINT_URL, AWS_ROLE_ARN and
// AWS_WEB_IDENTITY_TOKEN_FILE, and nothing of ours.
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromTokenFile } from '@aws-sdk/credential-providers';

const sts = new STSClient({ credentials: fromTokenFile() });
const identity = await sts.send(new GetCallerIdentityCommand({}));
console.log(identity.Arn);

const refused = new STSClient({ credentials: fromTokenFile({ webIdentityTokenFile: process.argv[2] }) });
try {
  await refused.send(new GetCallerIdentityCommand({}));
} catch (error) {
  console.log(error.name, error.$metadata.httpStatusCode);
}
