using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Roles;

public sealed class DeleteRoleTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_role_that_nobody_has_goes_and_the_second_call_answers_404()
    {
        var path = "/api/v1/roles/" + await api.Role(Permissions.ReadTags);

        var first = await api.Delete(path);
        var second = await api.Delete(path);

        Assert.Equal("true", first.Text);
        Assert.Equal((HttpStatusCode.NotFound, "role-not-found"), (second.Status, second.Code));
    }

    [Fact]
    public async Task A_role_that_somebody_has_and_that_of_administrators_answer_409_and_a_missing_permission_403()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);
        var path = "/api/v1/roles/" + (string?)(await api.Get(user.Path))["roles"]![0]!["roleId"];

        var inUse = await api.Delete(path);
        var fixedRole = await api.Delete($"/api/v1/roles/{await api.AdministratorsRole()}");
        var forbidden = await api.Delete(path, ("Authorization", "Bearer " + api.Token(Permissions.EditRoles)));

        Assert.Equal((HttpStatusCode.Conflict, "role-in-use"), (inUse.Status, inUse.Code));
        Assert.Equal((HttpStatusCode.Conflict, "role-fixed"), (fixedRole.Status, fixedRole.Code));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
        Assert.Equal("""["Read Tags"]""", (await api.Get(path))["permissions"]!.ToJsonString());
    }
}
