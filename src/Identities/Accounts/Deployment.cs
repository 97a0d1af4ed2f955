using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Security;

namespace Identities.Accounts;

/// <summary>
/// What a deployment brings along in its settings: the name of its own company (<c>Company:Name</c>) and the first administrator
/// (<c>Admin:Username</c>, <c>Admin:Password</c>), made when there is no user yet.
/// </summary>
internal sealed partial class Deployment(
    Database database,
    Passwords passwords,
    IConfiguration configuration,
    TimeProvider clock,
    ILogger<Deployment> logger)
{
    public async Task Prepare(CancellationToken cancellationToken)
    {
        if (configuration["Company:Name"] is { Length: > 0 } name)
        {
            await database.Execute(NameCompany, new { Name = name, Moment = clock.Now() }, cancellationToken);
        }

        if (await database.QueryOne<bool>(CompleteAdministrators, new { Permissions = Permissions.All.ToArray(), Moment = clock.Now() }, cancellationToken))
        {
            return;
        }

        if (configuration["Admin:Username"] is { Length: > 0 } username && configuration["Admin:Password"] is { Length: > 0 } password)
        {
            await MakeAdministrator(username, password, cancellationToken);
        }
        else
        {
            LogNobody();
        }
    }

    private Task<int> MakeAdministrator(string username, string password, CancellationToken cancellationToken) => database.Execute(
        MakeFirstAdministrator,
        new
        {
            UserId = Guid.CreateVersion7(),
            RoleId = Guid.CreateVersion7(),
            Username = username,
            PasswordHash = passwords.Hash(password),
            Permissions = Permissions.All.ToArray(),
            Moment = clock.Now(),
        },
        cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no user yet: set Admin:Username and Admin:Password to have an administrator made at the next start.")]
    private partial void LogNobody();

    private const string NameCompany = """
        select open_change(null, 'service', @Moment);

        update companies
        set    name       = @Name,
               updated_at = @Moment
        where  company_id = '01900000-0000-7000-8000-000000000001'
        and    name <> @Name
        """;

    // Permissions that came with this version join the role of administrators. The answer is whether there is any user.
    private const string CompleteAdministrators = """
        with opened as (
            select open_change(null, 'service', @Moment)
        ),
        joined as (
            insert into role_permissions (role_id, permission)
            select role_id, permission
            from   opened cross join roles cross join unnest(@Permissions) as permission
            where  is_administrator
            on conflict do nothing
        )
        select exists (select from users)
        """;

    // Several instances may start at once; the second finds the name taken and does nothing.
    private const string MakeFirstAdministrator = """
        select open_change(null, 'service', @Moment);

        with administrator as (
            insert into users (user_id, username, password_hash)
            values (@UserId, @Username, @PasswordHash)
            on conflict do nothing
            returning user_id
        ),
        role as (
            insert into roles (role_id, name, is_administrator)
            select @RoleId, 'Administrator', true from administrator
            returning role_id
        ),
        granted as (
            insert into role_permissions (role_id, permission)
            select role_id, permission from role cross join unnest(@Permissions) as permission
        )
        insert into user_roles (user_id, role_id)
        select user_id, role_id from administrator cross join role
        """;
}
