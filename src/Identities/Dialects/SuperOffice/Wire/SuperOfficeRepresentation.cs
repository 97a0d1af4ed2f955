using System.Security.Cryptography;
using System.Text;
using Identities.Platform.Http;
using Identities.Platform.Security;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>
/// JSON and XML, time zones, languages and selections are representations of one person, and so is what a caller without the permission to
/// write is shown. The plain ones have short marks; the others that of what was asked for.
/// </summary>
internal sealed class SuperOfficeRepresentation : IRepresentation
{
    private const int Bytes = 6;

    public string? MarkOf(HttpContext context)
    {
        var request = context.Request;
        var mediaType = AnswerFormat.Of(context).MediaType;
        var writer = context.User.HasClaim(TokenClaims.Permission, Permissions.MutateAllIdentity) ? "s" : "sr";

        var headers = request.Headers;
        var wishes = $"{headers["SO-TimeZone"]}\n{headers["SO-Language"]}\n{headers.AcceptLanguage}\n{request.Query["$select"]}";

        return mediaType == AnswerFormat.Default && wishes.Length == 3
            ? writer
            : writer + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{mediaType}\n{wishes}")).AsSpan(0, Bytes));
    }
}
