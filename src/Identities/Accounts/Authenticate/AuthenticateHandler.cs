using Identities.Platform.Http;
using Identities.Platform.Http.Forwarding;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Accounts.Authenticate;

internal sealed record AuthenticateCommand(Input<AuthenticateRequest> Credentials, ClientAddress Address, string Origin)
    : IRequest<Outcome<IssuedToken>>;

internal sealed class AuthenticateHandler(LogIns logIns, AccessTokens tokens) : IRequestHandler<AuthenticateCommand, Outcome<IssuedToken>>
{
    public async Task<Outcome<IssuedToken>> Handle(AuthenticateCommand command, CancellationToken cancellationToken)
    {
        if (command.Credentials.Rejected(out var rejection, out var credentials))
        {
            return rejection;
        }

        if (!tokens.CanIssue)
        {
            return NoTokensHere;
        }

        var user = await logIns.Verify(credentials.Username, credentials.Password, command.Address, command.Origin, cancellationToken);

        return user is null
            ? InvalidCredentials
            : new IssuedToken
            {
                Username = user.Username,
                Token = tokens.Issue(user.UserId.ToString(), user.Username, user.Permissions, validFrom: user.TokensValidFrom),
            };
    }

    private static readonly Problem InvalidCredentials = new(
        StatusCodes.Status401Unauthorized, "invalid-credentials", "The username or the password is wrong, or too many tries with this name from here failed: wait a minute then.");

    private static readonly Problem NoTokensHere = new(
        StatusCodes.Status401Unauthorized, "tokens-come-from-elsewhere", "This deployment takes tokens of an OpenID Connect issuer and issues none.");
}
