using Identities.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Identities.Tests.Support;

/// <summary>Users of the deployment, made by hand.</summary>
internal static class Users
{
    /// <summary>A user with a role that holds exactly these permissions.</summary>
    public static async Task<User> UserWith(this Api api, params string[] permissions)
    {
        var id = Guid.CreateVersion7().ToString();
        var name = $"user-{id}@example.com";

        await api.Execute($"insert into users (user_id, username, password_hash) values ('{id}', '{name}', '')");
        await api.Execute($"insert into roles (role_id, name) values ('{id}', 'Role of {id}')");
        await api.Execute($"insert into user_roles (user_id, role_id) values ('{id}', '{id}')");
        await api.Execute($"insert into role_permissions select '{id}', unnest(array['{string.Join("','", permissions)}'])");

        return new User(id, name, api.Services.GetRequiredService<AccessTokens>().Issue(id, name, permissions));
    }

    /// <summary>A user who may do everything, and a key of theirs.</summary>
    public static async Task<string> ApiKey(this Api api, User user, string? body = null)
        => (string)(await api.Post("/api/v1/apiKeys", body, user.Bearer))["key"]!;
}

internal sealed record User(string Id, string Name, string Token)
{
    public (string Name, string Value) Bearer => ("Authorization", "Bearer " + Token);
}
