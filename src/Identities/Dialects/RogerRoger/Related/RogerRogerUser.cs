using System.Text.Json.Serialization;
using Identities.Dialects.RogerRoger.Wire;

namespace Identities.Dialects.RogerRoger.Related;

/// <summary>A user of the deployment: who owns people and writes notes.</summary>
public sealed record RogerRogerUser : LinkedItem
{
    /// <summary>The user's id, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The name that the user logs in with.</summary>
    [JsonPropertyName("username")]
    public required string Username { get; init; }
}

/// <summary>A page of users.</summary>
public sealed record RogerRogerUserPage : RogerRogerPage<RogerRogerUser>;

/// <summary>What this dialect shows of a user's row.</summary>
internal sealed record UserRow
{
    public required Guid UserId { get; init; }

    public required string Username { get; init; }

    /// <summary>The version of a user who is read alone.</summary>
    public string? Mark { get; init; }

    public DateTime? ModifiedAt { get; init; }

    public Shown<RogerRogerUser> Show() => new(Resource.User, UserId, new RogerRogerUser { Id = UserId.ToString(), Username = Username })
    {
        Mark = Mark,
        ModifiedAt = ModifiedAt,
    };
}
