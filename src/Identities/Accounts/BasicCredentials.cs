using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Http.Forwarding;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Identities.Accounts;

/// <summary>Basic authentication (RFC 7617) against our own users, where a surface takes it.</summary>
internal sealed class BasicCredentials(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    LogIns logIns,
    VerifiedPasswords verified) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Basic ";
    private const int MaxLength = 256;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!TryRead(Request.Headers.Authorization.ToString(), out var username, out var password))
        {
            return AuthenticateResult.Fail("The credentials are malformed.");
        }

        var address = ClientAddress.Of(Context);
        var user = await verified.Find(username, password, address, Context.RequestAborted);

        if (user is null)
        {
            user = await logIns.Verify(
                username, password, address, Context.GetEndpoint()!.Metadata.GetRequiredMetadata<Surface>().Name, Context.RequestAborted);

            if (user is null)
            {
                return AuthenticateResult.Fail("The credentials are wrong.");
            }

            verified.Remember(user, password);
        }

        var identity = new ClaimsIdentity(Scheme.Name, TokenClaims.Username, null);
        identity.AddClaim(new Claim(TokenClaims.Subject, user.UserId.ToString()));
        identity.AddClaim(new Claim(TokenClaims.Username, user.Username));
        identity.AddClaims(user.Permissions.Select(permission => new Claim(TokenClaims.Permission, permission)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Basic realm=\"identities\", charset=\"UTF-8\"";
        return Task.CompletedTask;
    }

    private static bool TryRead(string header, out string username, out string password)
    {
        username = password = "";
        var bytes = new byte[header.Length];

        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(header[Prefix.Length..].Trim(), bytes, out var length)
            || !System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length)))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);

        if (colon <= 0 || text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        username = text[..colon];
        password = text[(colon + 1)..];
        return username.Length <= MaxLength && password.Length is > 0 and <= MaxLength;
    }
}

/// <summary>
/// Passwords that were right a short while ago, because checking one is slow on purpose. What is remembered is a keyed hash of a password
/// together with the stored hash it matched; the user is read anew each time, so another password, a lock or a removal counts at once.
/// </summary>
internal sealed class VerifiedPasswords(Database database, TimeProvider clock)
{
    private const int Capacity = 1000;

    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(5);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
    private readonly ConcurrentDictionary<string, DateTime> known = new();

    public async Task<LoggedInUser?> Find(string username, string password, ClientAddress address, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var parameters = new { Username = username, Address = address.Text, Moment = now };

        if (known.IsEmpty || await database.QueryOne<LoggedInUser>(UserByName, parameters, cancellationToken) is not { } user)
        {
            return null;
        }

        return known.TryGetValue(MarkOf(user, password), out var until) && now < until ? user : null;
    }

    public void Remember(LoggedInUser user, string password)
    {
        if (known.Count >= Capacity)
        {
            known.Clear();
        }

        known[MarkOf(user, password)] = clock.Now() + RememberedFor;
    }

    private string MarkOf(LoggedInUser user, string password)
        => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{user.UserId}\0{user.PasswordHash}\0{password}")));

    // Who has to wait after failures is not told here either whether a guess was right.
    private const string UserByName = """
        select user_id, username, password_hash,
               permissions_of(user_id) as permissions
        from   users
        where  lower(username collate "und-x-icu") = lower(@Username collate "und-x-icu")
        and    disabled_at is null
        and    deleted_at is null
        and    not exists (
            select from log_in_failures
            where  name_key = log_in_name(@Username)
            and    address = @Address
            and    judged_at > @Moment - interval '10 minutes'
            and    judged_at + log_in_pause(failures) > @Moment)
        """;
}
