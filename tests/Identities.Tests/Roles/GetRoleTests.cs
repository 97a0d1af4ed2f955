using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Roles;

public sealed class GetRoleTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task The_role_of_administrators_holds_every_permission()
    {
        var answer = await api.Get($"/api/v1/roles/{await api.AdministratorsRole()}");

        Assert.True((bool?)answer["isAdministrator"]);
        Assert.Equal(Permissions.All.Order(StringComparer.Ordinal), answer["permissions"]!.AsArray().Select(permission => (string)permission!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_unknown_id_answers_404_and_a_missing_permission_403()
    {
        var unknown = await api.Get("/api/v1/roles/01900000-0000-7000-8000-00000000dead");
        var forbidden = await api.Get("/api/v1/roles/01900000-0000-7000-8000-00000000dead", ("Authorization", "Bearer " + api.Token(Permissions.ReadUsers)));

        Assert.Equal((HttpStatusCode.NotFound, "role-not-found"), (unknown.Status, unknown.Code));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
