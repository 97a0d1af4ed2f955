using System.Net;
using Identities.Platform.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.Support;

/// <summary>Users of the deployment.</summary>
internal static class Users
{
    public const string Password = "a long enough phrase";

    /// <summary>A user with a role that holds exactly these permissions, made by hand.</summary>
    public static async Task<User> UserWith(this Api api, params string[] permissions)
    {
        var id = Guid.CreateVersion7().ToString();
        var name = $"user-{id}@example.com";

        await api.Execute($"insert into users (user_id, username, password_hash) values ('{id}', '{name}', '')");
        await api.Execute($"insert into roles (role_id, name) values ('{id}', 'Role of {id}')");
        await api.Execute($"insert into user_roles (user_id, role_id) values ('{id}', '{id}')");
        await api.Execute($"insert into role_permissions select '{id}', permission from unnest(array['{string.Join("','", permissions)}']::text[]) as permission where permission <> ''");

        return new User(id, name, api.Services.GetRequiredService<AccessTokens>().Issue(id, name, permissions));
    }

    /// <summary>A user made through the API, who logs in with <see cref="Password"/>.</summary>
    public static async Task<User> UserWithPassword(this Api api, params string[] permissions)
    {
        var name = $"user-{Guid.NewGuid()}@example.com";
        var roles = permissions.Length == 0 ? "" : $"\"{await api.Role(permissions)}\"";
        var answer = await api.Post("/api/v1/users", $$"""{"username":"{{name}}","password":"{{Password}}","roleIds":[{{roles}}]}""");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return new User((string)answer["userId"]!, name, (await api.LogIn(name, Password))!);
    }

    /// <summary>A role that holds exactly these permissions; the answer is its id.</summary>
    public static async Task<string> Role(this Api api, params string[] permissions)
    {
        var answer = await api.Post(
            "/api/v1/roles", $$"""{"name":"Role {{Guid.NewGuid()}}","permissions":[{{string.Join(',', permissions.Select(name => $"\"{name}\""))}}]}""");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return (string)answer["roleId"]!;
    }

    /// <summary>A token from logging in; null when that is refused.</summary>
    public static async Task<string?> LogIn(this Api api, string name, string password)
    {
        var answer = await api.Post("/api/v1/authenticate", $$"""{"username":"{{name}}","password":"{{password}}"}""", ("Authorization", ""));
        return answer.Status == HttpStatusCode.OK ? (string)answer["token"]! : null;
    }

    /// <summary>The role of administrators.</summary>
    public static Task<Guid> AdministratorsRole(this Api api) => api.Scalar<Guid>("select role_id from roles where is_administrator");

    /// <summary>A user who may do everything, and a key of theirs.</summary>
    public static async Task<string> ApiKey(this Api api, User user, string? body = null)
        => (string)(await api.Post("/api/v1/apiKeys", body, user.Bearer))["key"]!;
}

internal sealed record User(string Id, string Name, string Token)
{
    public (string Name, string Value) Bearer => ("Authorization", "Bearer " + Token);

    public string Path => "/api/v1/users/" + Id;
}
