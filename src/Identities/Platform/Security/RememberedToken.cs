using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Identities.Platform.Security;

/// <summary>A valid token, and whom it speaks for under their rights of now.</summary>
internal sealed class RememberedToken
{
    private static readonly Task<AuthenticateResult> Refused =
        Task.FromResult(AuthenticateResult.Fail("The user has been disabled, deleted or reset."));

    private readonly AuthenticateResult carried;
    private readonly Task<AuthenticateResult> carriedTask;
    private readonly DateTime issuedAt;
    private readonly bool isOwn;
    private volatile CutToken? cut;

    public RememberedToken(AuthenticateResult carried, DateTime validTo)
    {
        var caller = carried.Principal!;
        this.carried = carried;
        carriedTask = Task.FromResult(carried);
        ValidTo = validTo;
        issuedAt = caller.IssuedAt();
        isOwn = caller.IsOwn();
        Subject = caller.UserId();
    }

    public DateTime ValidTo { get; }

    /// <summary>The subject, where it may be a user of this deployment.</summary>
    public Guid? Subject { get; }

    /// <summary>The caller of now: refused, with what the user still may of what the token carries, or, when there is no such user, with all of it.</summary>
    public Task<AuthenticateResult> Under(UserRights? rights)
    {
        if (rights is null)
        {
            return carriedTask;
        }

        if (rights.Refuse(issuedAt))
        {
            return Refused;
        }

        // Another issuer answers for what its tokens carry.
        if (!isOwn)
        {
            return carriedTask;
        }

        if (cut is not { } last || last.Rights != rights)
        {
            cut = last = new CutToken(rights, Cut(rights));
        }

        return last.Result;
    }

    private Task<AuthenticateResult> Cut(UserRights rights)
    {
        var caller = carried.Principal!;

        if (!caller.FindAll(IsLost).Any())
        {
            return carriedTask;
        }

        var identity = ((ClaimsIdentity)caller.Identity!).Clone();

        foreach (var lost in identity.FindAll(IsLost).ToArray())
        {
            identity.RemoveClaim(lost);
        }

        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), carried.Ticket!.AuthenticationScheme);
        return Task.FromResult(AuthenticateResult.Success(ticket));

        bool IsLost(Claim claim) => claim.Type == TokenClaims.Permission && !rights.Hold(claim.Value);
    }

    private sealed record CutToken(UserRights Rights, Task<AuthenticateResult> Result);
}
