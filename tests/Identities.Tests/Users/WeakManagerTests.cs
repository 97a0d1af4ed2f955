using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Users;

/// <summary>Nobody touches a user or a role that holds more than they do: every write, by those who lack one permission and by those who do not.</summary>
public sealed class WeakManagerTests(Api api) : IClassFixture<Api>
{
    private const string Strong = Permissions.EraseIdentity;

    private static readonly string[] Managing =
    [
        Permissions.AddUsers, Permissions.EditUsers, Permissions.DeleteUsers, Permissions.AddRoles, Permissions.EditRoles, Permissions.DeleteRoles, Permissions.ReadTags,
    ];

    /// <summary>What is done; of a user with a role, or of a role, that holds Read Tags and the strong permission.</summary>
    public static TheoryData<string, string, string, string?> Writes() => new()
    {
        { "rename a user", "PUT", "/api/v1/users/{user}", """{"username":"renamed {name}","roleIds":["{role}"]}""" },
        { "rename a user into the name they have", "PUT", "/api/v1/users/{user}", """{"username":"{name}","roleIds":["{role}"]}""" },
        { "take a role", "PUT", "/api/v1/users/{user}", """{"username":"{name}","roleIds":[]}""" },
        { "give another role", "PUT", "/api/v1/users/{user}", """{"username":"{name}","roleIds":["{role}","{weakRole}"]}""" },
        { "take one role and give another", "PUT", "/api/v1/users/{user}", """{"username":"{name}","roleIds":["{weakRole}"]}""" },
        { "set the password", "PUT", "/api/v1/users/{user}/password", """{"password":"another long phrase"}""" },
        { "disable", "POST", "/api/v1/users/{user}/disable", null },
        { "enable", "POST", "/api/v1/users/{user}/enable", null },
        { "delete", "DELETE", "/api/v1/users/{user}", null },
        { "give a strong role to a new user", "POST", "/api/v1/users", """{"username":"new {name}","password":"a long enough phrase","roleIds":["{role}"]}""" },
        { "give a strong role to a weak user", "PUT", "/api/v1/users/{weakUser}", """{"username":"{name} too","roleIds":["{role}"]}""" },
        { "rename a role", "PUT", "/api/v1/roles/{role}", """{"name":"Renamed {role}","permissions":["Read Tags","Erase Identity"]}""" },
        { "take the strong permission from a role", "PUT", "/api/v1/roles/{role}", """{"name":"Role of {role}","permissions":["Read Tags"]}""" },
        { "add a weak permission to a role", "PUT", "/api/v1/roles/{role}", """{"name":"Role of {role}","permissions":["Read Tags","Erase Identity","Add Users"]}""" },
        { "add the strong permission to a role", "PUT", "/api/v1/roles/{weakRole}", """{"name":"{weakRole}","permissions":["Read Tags","Erase Identity"]}""" },
        { "make a strong role", "POST", "/api/v1/roles", """{"name":"Made {role}","permissions":["Erase Identity"]}""" },
        { "delete a strong role", "DELETE", "/api/v1/roles/{freeRole}", null },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Who_lacks_a_permission_is_refused_by_its_name_and_nothing_is_stored_and_who_holds_it_is_not(string what, string method, string path, string? body)
    {
        var target = await api.UserWith(Permissions.ReadTags, Strong);
        var names = new Dictionary<string, string>
        {
            ["{user}"] = target.Id,
            ["{name}"] = target.Name,
            ["{role}"] = target.Id,
            ["{weakRole}"] = await api.Role(Permissions.ReadTags),
            ["{freeRole}"] = await api.Role(Permissions.ReadTags, Strong),
            ["{weakUser}"] = (await api.UserWith(Permissions.ReadTags)).Id,
        };
        var before = await Everything();

        // By the token alone, by the roles of now alone, and by both.
        var byToken = ("Authorization", "Bearer " + api.Token(Managing));
        var byRoles = await Demoted();
        var byBoth = await api.UserWith(Managing);

        foreach (var manager in new[] { byToken, byRoles, byBoth.Bearer })
        {
            var refused = await Do(manager);

            Assert.True(refused.Status == HttpStatusCode.Forbidden, $"{what}: {refused.Status} {refused.Text}");
            Assert.Equal("permission-not-held", refused.Code);
            Assert.Contains($"'{Strong}'", refused.Text, StringComparison.Ordinal);
            Assert.Equal(before, await Everything());
        }

        var allowed = await Do((await api.UserWith([.. Managing, Strong])).Bearer);
        Assert.True(allowed.Status == HttpStatusCode.OK, $"{what}: {allowed.Status} {allowed.Text}");

        Task<Answer> Do((string, string) manager)
            => api.Send(new HttpMethod(method), In(path)!, In(body), manager);

        string? In(string? text) => text is null ? null : names.Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_administrator_is_out_of_reach_of_whoever_lacks_one_permission()
    {
        var adminId = await api.Scalar<Guid>("select user_id from users where username = 'admin'");
        var second = await api.UserWithPassword();
        await api.Put(second.Path, $$"""{"username":"{{second.Name}}","roleIds":["{{await api.AdministratorsRole()}}"]}""");
        var manager = (await api.UserWith([.. Permissions.All.Except([Permissions.ReadAudit])])).Bearer;

        Answer[] answers =
        [
            await api.Post($"/api/v1/users/{adminId}/disable", null, manager),
            await api.Delete($"/api/v1/users/{adminId}", manager),
            await api.Put($"/api/v1/users/{adminId}/password", """{"password":"another long phrase"}""", manager),
            await api.Put($"/api/v1/users/{adminId}", """{"username":"admin","roleIds":[]}""", manager),
        ];

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Forbidden, "permission-not-held"), (answer.Status, answer.Code)));
        Assert.NotNull(await api.LogIn("admin", Api.AdminPassword));
    }

    /// <summary>A manager whose token still carries the strong permission, which their role has lost.</summary>
    private async Task<(string, string)> Demoted()
    {
        var manager = await api.UserWith([.. Managing, Strong]);
        await api.Execute($"delete from role_permissions where role_id = '{manager.Id}' and permission = '{Strong}'");
        return manager.Bearer;
    }

    /// <summary>Users and roles as they are, but for those that the test's own managers bring.</summary>
    private Task<string> Everything() => api.Scalar<string>("""
        select md5(coalesce(string_agg(line, ',' order by line), ''))
        from (
            select user_id || username || password_hash || coalesce(disabled_at::text, '') || coalesce(deleted_at::text, '') || coalesce(tokens_valid_from::text, '') as line
            from   users
            where  not exists (select from user_roles join role_permissions using (role_id) where user_roles.user_id = users.user_id and permission = 'Add Roles')
            union all
            select role_id || name || (select string_agg(permission, ',' order by permission) from role_permissions where role_permissions.role_id = roles.role_id)
            from   roles
            where  not exists (select from role_permissions where role_permissions.role_id = roles.role_id and permission = 'Add Roles')
            union all
            select user_id || ' ' || role_id from user_roles
            where  not exists (select from role_permissions where role_permissions.role_id = user_roles.role_id and permission = 'Add Roles')
        ) as lines
        """);
}
