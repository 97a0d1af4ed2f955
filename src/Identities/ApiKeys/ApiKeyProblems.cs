using Identities.Platform.Problems;

namespace Identities.ApiKeys;

/// <summary>Refusals that several operations on API keys share.</summary>
internal static class ApiKeyProblems
{
    public static Problem NotFound(Guid apiKeyId)
        => new(StatusCodes.Status404NotFound, "api-key-not-found", $"You have no API key with the id {apiKeyId}.");
}
